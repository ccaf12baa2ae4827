package org.atalaya.firmware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.atalaya.firmware.image.ImageMetadata.CompatVersion;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FirmwareFileTest {
  private static final Device ROUTER = DeviceCatalogue.builtIn().get("librerouter-v1");
  private static final String BOARD = "\"librerouter,librerouter-v1\"";

  @TempDir
  Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private FirmwareFile read(byte[] bytes) throws IOException {
    return FirmwareFile.read(Files.write(folder.resolve("image.bin"), bytes));
  }

  /** Made by another program (zlib's CRC and struct of Python), with a signature behind the metadata. */
  @Test
  void anImageEndedByAnotherProgramIsRead() throws IOException {
    FirmwareFile image = read(Base64.getDecoder().decode("a2VybmVsIGFuZCByb290ZnMKAAAAAAAAAAB7Im1ldGFkYXRhX3ZlcnNpb24iOiIxLjEiLCJjb21wYXRfdmVyc2lvbiI6IjEuMCIs"
        + "InN1cHBvcnRlZF9kZXZpY2VzIjpbImxpYnJlcm91dGVyLGxpYnJlcm91dGVyLXYxIiwibGlicmVyb3V0ZXItdjEiXSwidmVyc2lv"
        + "biI6eyJkaXN0IjoiT3BlbldydCIsInZlcnNpb24iOiIyMy4wNS41IiwicmV2aXNpb24iOiJyMjQxMDYiLCJ0YXJnZXQiOiJhdGg3"
        + "OS9nZW5lcmljIiwiYm9hcmQiOiJsaWJyZXJvdXRlcl9saWJyZXJvdXRlci12MSJ9fUZXeDDfpCutAQAAAAAAARB1bnRydXN0ZWQg"
        + "Y29tbWVudDogc2lnbmF0dXJlCkZXeDDnf0VuAAAAAAAAAC0="));
    ImageMetadata metadata = image.metadata().orElseThrow();
    assertThat(metadata.supportedDevices()).containsExactly("librerouter,librerouter-v1", "librerouter-v1");
    assertThat(metadata.compatVersion()).isEqualTo(CompatVersion.FIRST);
    assertThat(metadata.version()).isEqualTo("23.05.5");
    assertThat(metadata.target()).isEqualTo("ath79/generic");
    assertThat(metadata.board()).isEqualTo("librerouter_librerouter-v1");
  }

  @Test
  void anImageWithoutMetadataHasNone() throws IOException {
    assertThat(read(new FwtoolWriter(5000).bytes()).metadata()).isEmpty();
    assertThat(read(new FwtoolWriter(5).bytes()).metadata()).isEmpty();
    assertThat(read("abc".getBytes()).sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void theNewNamesCountWhereTheOldOnesAreASentenceForOlderRouters() throws IOException {
    FirmwareFile image = read(new FwtoolWriter(100).metadata("{\"compat_version\":\"1.1\",\"compat_message\":\"Config cannot "
        + "be migrated\",\"supported_devices\":[\"Image version mismatch\"],\"new_supported_devices\":[\"a,b\"]}").bytes());
    assertThat(image.metadata().orElseThrow().supportedDevices()).containsExactly("a,b");
    assertThat(image.metadata().orElseThrow().compatVersion()).isEqualTo(new CompatVersion(1, 1));
    assertThat(image.metadata().orElseThrow().compatMessage()).isEqualTo("Config cannot be migrated");
  }

  @Test
  void aDamagedImageIsRefusedInOneLine() throws IOException {
    String json = FwtoolWriter.json(BOARD, "");
    byte[] flipped = new FwtoolWriter(3000).metadata(json).bytes();
    flipped[77] ^= 1;
    refused(flipped, "a checksum that its bytes do not give");
    byte[] info = new byte[8 + json.length()];
    refused(new FwtoolWriter(10).chunk(info, 1, 1, 0).bytes(), "a checksum that its bytes do not give");
    refused(new FwtoolWriter(10).chunk(info, 1, 0, 1 << 30).bytes(), "a part of");
    refused(new FwtoolWriter(10).chunk(info, 1, 0, -info.length - 10).bytes(), "a part of 6 bytes");
    refused(new FwtoolWriter(10).chunk(info, 9, 0, 0).bytes(), "a part of unknown type 9");
    refused(new FwtoolWriter(10).chunk(new byte[3], 1, 0, 0).bytes(), "metadata of");
    refused(new FwtoolWriter(10).chunk(new byte[40_000], 1, 0, 0).bytes(), "metadata of 39992 bytes");
    info[3] = 7;
    refused(new FwtoolWriter(10).chunk(info, 1, 0, 0).bytes(), "metadata of version 7");
    refused(new FwtoolWriter(10).metadata("{\"supported_devices\":").bytes(), "no JSON");
    refused(new FwtoolWriter(10).metadata("[1,2]").bytes(), "an object");
    refused(new FwtoolWriter(10).metadata("{\"supported_devices\":[]}").bytes(), "a list of 1 to");
    refused(new FwtoolWriter(10).metadata("{\"supported_devices\":[5]}").bytes(), "board names");
    refused(new FwtoolWriter(10).metadata(FwtoolWriter.json(BOARD, "\"compat_version\":\"1.x\",")).bytes(), "compat_version");
    refused(new byte[0], "0 bytes");
  }

  private void refused(byte[] bytes, String found) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(BadInputException.class).hasMessageContaining("image.bin")
        .hasMessageContaining(found).message().doesNotContain("\n");
  }

  /** Whatever the bytes: read, or refused in one line. */
  @ParameterizedTest
  @MethodSource("seeds")
  void noBytesBreakTheReader(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = new FwtoolWriter(random.nextInt(200)).metadata(FwtoolWriter.json(BOARD, "")).signature("sig").bytes();
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes[bytes.length - 1 - random.nextInt(Math.min(60, bytes.length))] = (byte) random.nextInt();
    }
    byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt(3));
    try {
      assertThat(read(cut).sizeBytes()).as("seed %d", seed).isEqualTo(cut.length);
    } catch (BadInputException refused) {
      assertThat(refused.getMessage()).as("seed %d", seed).contains("image.bin").doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      librerouter,librerouter-v1 | ''                       | 5000    | 1 | 0 | keeps
      librerouter,librerouter-v1 | '"compat_version":"1.1",'| 5000    | 1 | 0 | drops
      librerouter,librerouter-v1 | '"compat_version":"1.1",'| 5000    | 1 | 2 | keeps
      librerouter,librerouter-v1 | '"compat_version":"2.0",'| 5000    | 1 | 0 | image.bin has compat_version 2.0, the router 1.0: it has to be installed as if anew
      librerouter,librerouter-v1 | ''                       | 8126464 | 1 | 0 | LibreRouter v1 takes 8126464
      tplink,archer-c7-v5        | ''                       | 5000    | 1 | 0 | image.bin is not for the board tplink,archer-c7-v5
      """)
  void theVerdictSaysWhetherItFitsOrWhyNot(String board, String compat, int size, int major, int minor, String expected)
      throws IOException {
    FirmwareFile image = read(new FwtoolWriter(size).metadata(FwtoolWriter.json(BOARD, compat)).bytes());
    ImageVerdict verdict = ImageVerdict.of(image, ROUTER, board, new CompatVersion(major, minor));
    String told = switch (verdict) {
      case ImageVerdict.Fits fits -> fits.keepsConfiguration() ? "keeps" : "drops";
      case ImageVerdict.Refused refused -> refused.reason();
    };
    assertThat(told).contains(expected);
  }

  @Test
  void anImageForAMakersUpdatePageIsRefused() throws IOException {
    assertThat(ImageVerdict.of(read(new FwtoolWriter(100).bytes()), ROUTER, ROUTER.boardName(),
        CompatVersion.FIRST)).isInstanceOfSatisfying(ImageVerdict.Refused.class, refused ->
            assertThat(refused.reason()).contains("says not what it is for"));
  }

  @Test
  void aListOfChecksumsIsReadOrRefused() throws IOException {
    Path sums = folder.resolve("sha256sums");
    Files.writeString(sums, "0".repeat(63) + "  image.bin\n");
    assertThatThrownBy(() -> Checksums.read(sums)).isInstanceOf(BadInputException.class).hasMessageContaining("sha256sums, line 1");
    Files.writeString(sums, "0".repeat(64) + "  a\n" + "1".repeat(64) + "  a\n");
    assertThatThrownBy(() -> Checksums.read(sums)).isInstanceOf(BadInputException.class).hasMessageContaining("line 2: found a second digest");
    assertThat(new Checksums(Map.of("packages/x.ipk", "1".repeat(64))).find("x.ipk")).contains("1".repeat(64));
  }

  @Test
  void aListBesideTheImageIsAskedWhereItNamesIt() throws IOException {
    byte[] bytes = new FwtoolWriter(100).metadata(FwtoolWriter.json(BOARD, "")).bytes();
    String sha256 = read(bytes).sha256();
    Path sums = folder.resolve("sha256sums");
    Files.writeString(sums, sha256 + " *image.bin\n");
    assertThat(unchecked(read(bytes))).isEmpty();
    Files.writeString(sums, "0".repeat(64) + " *other.bin\n");
    assertThat(unchecked(read(bytes))).containsExactly("no sha256sums beside it names it, so that nobody vouches for its bytes");
    Files.writeString(sums, "0".repeat(64) + " *image.bin\n");
    refused(bytes, "SHA-256 " + sha256);
    Files.writeString(sums, "<html>\n");
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(BadInputException.class).hasMessageContaining("sha256sums, line 1");
  }

  private static List<String> unchecked(FirmwareFile image) {
    return ((ImageVerdict.Fits) ImageVerdict.of(image, ROUTER, ROUTER.boardName(), CompatVersion.FIRST)).unchecked();
  }
}

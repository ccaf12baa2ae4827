package org.atalaya.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.atalaya.app.job.TerrainFetchJob;
import org.atalaya.maps.download.DegreeTile;
import org.atalaya.maps.download.TerrainSource;
import org.atalaya.maps.download.TileOutcome;
import org.atalaya.planner.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code terrain fetch}: elevation tiles from the internet. */
@Command(name = "fetch", mixinStandardHelpOptions = true)
final class TerrainFetchCommand implements Callable<Integer> {
  private static final Pattern COMMA = Pattern.compile(",");
  private final Console console;

  @Option(names = "--bbox", paramLabel = "W,S,E,N", required = true)
  String area;

  @Option(names = "--source", paramLabel = "glo30|skadi", defaultValue = "glo30")
  String sourceId;

  @Option(names = "--base-url", paramLabel = "URL")
  Optional<String> baseUrl;

  @Option(names = "--cache", paramLabel = "DIR")
  Optional<Path> cache;

  @Option(names = "--json")
  boolean json;

  TerrainFetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    TerrainSource source = TerrainSource.find(sourceId)
        .orElseThrow(() -> new UsageException("--source", sourceId, "glo30 or skadi"));
    List<DegreeTile> tiles = tiles();
    TerrainFetchJob.Answer answer;
    try {
      answer = TerrainFetchJob.run(source, base(source), cache.orElseGet(TerrainFetchJob::cache), tiles,
          new ConsoleProgress(console, console.texts().get("fetch.progress")));
    } catch (BadInputException e) {
      throw new UsageException("--base-url", baseUrl.orElse(""), e.expected());
    }
    if (json) {
      console.out().print(document(answer).document());
    } else {
      answer.outcomes().forEach(this::print);
      if (!answer.files().isEmpty()) {
        console.say("fetch.credit", source.credit());
      }
    }
    return answer.failed().isEmpty() ? 0 : AtalayaCommand.DEVICE;
  }

  private List<DegreeTile> tiles() {
    String[] parts = COMMA.split(area, -1);
    double[] degrees = new double[4];
    if (parts.length != degrees.length) {
      throw new UsageException("--bbox", area, "west,south,east,north in degrees");
    }
    for (int i = 0; i < degrees.length; i++) {
      try {
        degrees[i] = Double.parseDouble(parts[i].strip());
      } catch (NumberFormatException e) {
        throw new UsageException("--bbox", area, "west,south,east,north in degrees");
      }
    }
    try {
      return DegreeTile.within(degrees[0], degrees[1], degrees[2], degrees[3]);
    } catch (BadInputException e) {
      throw new UsageException("--bbox", area, e.expected());
    }
  }

  private URI base(TerrainSource source) {
    try {
      return baseUrl.map(URI::create).orElseGet(source::base);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--base-url", baseUrl.orElse(""), "http://… or https://…, without ? and #");
    }
  }

  private void print(TileOutcome outcome) {
    switch (outcome) {
      case TileOutcome.Fetched fetched -> console.say("fetch.fetched", fetched.file().toString(), fetched.bytes() / 1e6);
      case TileOutcome.Kept kept -> console.say("fetch.kept", kept.file().toString());
      case TileOutcome.Absent absent -> console.say("fetch.absent", absent.tile().name());
      case TileOutcome.Failed failed -> console.err().println(console.texts().get("fetch.failed", failed.tile().name(),
          console.texts().get("fetch.why." + word(failed.why()))));
    }
  }

  private static String word(TileOutcome.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json document(TerrainFetchJob.Answer answer) {
    return new Json().put("source", answer.source().id()).put("credit", answer.source().credit())
        .put("folder", answer.folder().toString())
        .put("tiles", answer.outcomes().stream().map(TerrainFetchCommand::tile).toList());
  }

  private static Json tile(TileOutcome outcome) {
    Json json = new Json().put("tile", outcome.tile().name());
    return switch (outcome) {
      case TileOutcome.Fetched fetched -> json.put("state", "fetched").put("file", fetched.file().toString())
          .put("bytes", fetched.bytes()).put("why", null);
      case TileOutcome.Kept kept -> json.put("state", "kept").put("file", kept.file().toString()).put("bytes", null).put("why", null);
      case TileOutcome.Absent absent -> json.put("state", "absent").put("file", null).put("bytes", null).put("why", null);
      case TileOutcome.Failed failed -> json.put("state", "failed").put("file", null).put("bytes", null).put("why", word(failed.why()));
    };
  }
}

package org.atalaya.app.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.atalaya.app.job.PanoramaJob;
import org.atalaya.planner.lineofsight.Panorama;
import org.atalaya.planner.lineofsight.Verdict;

/**
 * A panorama as SVG: ridges from far and pale to near and dark, north at both rims, the sites on them. Heights are drawn
 * larger than widths, by a factor that the scale on the left tells.
 */
final class PanoramaDrawing {
  private static final double PIXELS_PER_DEGREE = 8;
  private static final double LEFT = 56;
  private static final double WIDTH = 360 * PIXELS_PER_DEGREE;
  private static final double LABEL_ROW = 16;
  private static final double SKY_ROWS = 7;
  private static final double LAND = 260;
  private static final String[] SHADES = {"#3d5a4c", "#587a6c", "#7d9c93", "#a5bdb9", "#c8d7d8"};

  private final PanoramaJob.Result result;
  private final List<String> winds;
  private final Locale locale;
  private final StringBuilder svg = new StringBuilder();
  private final double lowest;
  private final double highest;
  private final double top = SKY_ROWS * LABEL_ROW + 8;

  /** @param winds the eight directions as the language calls them, from north on */
  PanoramaDrawing(PanoramaJob.Result result, List<String> winds, Locale locale) {
    this.result = result;
    this.winds = winds;
    this.locale = locale;
    double low = 0;
    double high = 0;
    for (Panorama.Direction direction : result.panorama().directions()) {
      for (Panorama.Ridge ridge : direction.horizon()) {
        low = Math.min(low, ridge.elevationDegrees());
        high = Math.max(high, ridge.elevationDegrees());
      }
    }
    for (PanoramaJob.Mark mark : result.marks()) {
      low = Math.min(low, mark.elevationDegrees().orElse(0));
      high = Math.max(high, mark.elevationDegrees().orElse(0));
    }
    lowest = Math.floor(low) - 1;
    highest = Math.ceil(high) + 0.5;
  }

  String draw() {
    double height = top + LAND + 40;
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(number(LEFT + WIDTH + 16)).append(' ')
        .append(number(height)).append("\" font-family=\"sans-serif\" font-size=\"12\">\n")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"#eef4fa\"/>\n");
    for (int ridge = SHADES.length - 1; ridge >= 0; ridge--) {
      ridge(ridge);
    }
    missing();
    scales();
    double[] rowEnds = new double[(int) SKY_ROWS];
    result.marks().forEach(mark -> mark(mark, rowEnds));
    return svg.append("</svg>\n").toString();
  }

  private double x(double azimuth) {
    return LEFT + azimuth * PIXELS_PER_DEGREE;
  }

  private double y(double elevation) {
    return top + LAND * (highest - Math.clamp(elevation, lowest, highest)) / (highest - lowest);
  }

  private void ridge(int number) {
    svg.append("<path fill=\"").append(SHADES[number]).append("\" d=\"M").append(number(x(0))).append(',').append(number(top + LAND));
    List<Panorama.Direction> directions = result.panorama().directions();
    for (int i = 0; i <= directions.size(); i++) {
      Panorama.Direction direction = directions.get(i % directions.size());
      double azimuth = i == directions.size() ? 360 : direction.azimuthDegrees();
      double elevation = direction.ridges().isEmpty() ? lowest : direction.ridges().get(number).elevationDegrees();
      svg.append(" L").append(number(x(azimuth))).append(',').append(number(y(elevation)));
    }
    svg.append(" L").append(number(x(360))).append(',').append(number(top + LAND)).append("Z\"/>\n");
  }

  /** Where ground is missing before the end of the look, a broken line says that more may stand there. */
  private void missing() {
    List<Panorama.Direction> directions = result.panorama().directions();
    double farthest = directions.stream().mapToDouble(Panorama.Direction::knownMeters).max().orElse(0);
    double step = 360.0 / directions.size();
    for (Panorama.Direction direction : directions) {
      if (direction.knownMeters() < farthest - 1) {
        svg.append("<line class=\"missing\" x1=\"").append(number(x(direction.azimuthDegrees()))).append("\" x2=\"")
            .append(number(x(Math.min(360, direction.azimuthDegrees() + step)))).append("\" y1=\"").append(number(top + LAND + 4))
            .append("\" y2=\"").append(number(top + LAND + 4)).append("\" stroke=\"#b3261e\" stroke-width=\"3\" stroke-dasharray=\"3 2\"/>\n");
      }
    }
  }

  private void scales() {
    for (int azimuth = 0; azimuth <= 360; azimuth += 15) {
      boolean wind = azimuth % 45 == 0;
      svg.append("<line x1=\"").append(number(x(azimuth))).append("\" x2=\"").append(number(x(azimuth))).append("\" y1=\"")
          .append(number(top)).append("\" y2=\"").append(number(top + LAND + 8)).append("\" stroke=\"#000\" stroke-opacity=\"")
          .append(wind ? "0.35" : "0.12").append("\"/>\n");
      text(x(azimuth), top + LAND + 22, "middle", azimuth % 360 + "°");
      if (wind) {
        text(x(azimuth), top + LAND + 36, "middle", winds.get(azimuth / 45 % 8));
      }
    }
    int every = highest - lowest > 20 ? 5 : highest - lowest > 8 ? 2 : 1;
    for (int elevation = (int) Math.ceil(lowest); elevation <= highest; elevation++) {
      if (elevation % every == 0) {
        svg.append("<line x1=\"").append(number(LEFT)).append("\" x2=\"").append(number(LEFT + WIDTH)).append("\" y1=\"")
            .append(number(y(elevation))).append("\" y2=\"").append(number(y(elevation))).append("\" stroke=\"#000\" stroke-opacity=\"")
            .append(elevation == 0 ? "0.4" : "0.1").append("\"/>\n");
        text(LEFT - 6, y(elevation) + 4, "end", elevation + "°");
      }
    }
  }

  /** What is seen has a filled head and a whole line, what is not an empty one and a broken line: never colour alone. */
  private void mark(PanoramaJob.Mark mark, double[] rowEnds) {
    boolean seen = mark.verdict() == Verdict.CLEAR || mark.verdict() == Verdict.FRESNEL;
    double x = x(mark.azimuthDegrees());
    double y = y(mark.elevationDegrees().orElse(0));
    String label = mark.name() + (mark.verdict() == Verdict.UNKNOWN ? " ? " : seen ? " " : " × ")
        + new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(locale)).format(mark.distanceMeters() / 1000) + " km";
    double width = 7.0 * label.length() + 10;
    double left = Math.min(x, LEFT + WIDTH - width);
    int row = 0;
    for (int i = 0; i < rowEnds.length; i++) {
      if (rowEnds[i] <= left) {
        row = i;
        break;
      }
      row = rowEnds[i] < rowEnds[row] ? i : row;
    }
    rowEnds[row] = left + width;
    double labelY = (row + 1) * LABEL_ROW;
    svg.append("<line x1=\"").append(number(x)).append("\" x2=\"").append(number(x)).append("\" y1=\"").append(number(labelY + 3))
        .append("\" y2=\"").append(number(y)).append("\" stroke=\"#17324d\"").append(seen ? "" : " stroke-dasharray=\"4 3\"")
        .append("/>\n<circle class=\"").append(mark.verdict().name().toLowerCase(Locale.ROOT)).append("\" cx=\"").append(number(x))
        .append("\" cy=\"").append(number(y)).append("\" r=\"4\" stroke=\"#17324d\" fill=\"").append(seen ? "#17324d" : "#ffffff")
        .append("\"/>\n");
    text(left, labelY, "start", label);
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"").append(anchor)
        .append("\">").append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " ")).append("</text>\n");
  }

  private static String number(double value) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A line chart over time as inline SVG.
 *
 * @param seconds where the points of all lines lie
 * @param figure how a value is written at the axis
 */
record Chart(String title, List<Double> seconds, List<Line> lines, DoubleFunction<String> figure) {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 240;
  private static final double LEFT = 62;
  private static final double RIGHT = 12;
  private static final double TOP = 12;
  private static final double BOTTOM = 28;
  private static final int TICKS = 5;

  /**
   * One line.
   *
   * @param style the class that gives it its colour: a, b or c
   * @param filled whether the room below it is tinted
   */
  record Line(String name, String style, boolean filled, List<Double> values) {
    Line {
      values = List.copyOf(values);
    }
  }

  Chart {
    seconds = List.copyOf(seconds);
    lines = List.copyOf(lines);
  }

  String svg() {
    double end = Math.max(seconds.isEmpty() ? 0 : seconds.getLast(), 1e-3);
    double step = step(most());
    double top = Math.max(step, Math.ceil(most() / step - 1e-9) * step);
    var out = new StringBuilder();
    out.append("<figure><figcaption><b>").append(Page.text(title)).append("</b>");
    for (Line line : lines) {
      out.append("<span class=\"key ").append(line.style()).append("\">");
      out.append(Page.text(line.name())).append("</span>");
    }
    out.append("</figcaption>\n<svg viewBox=\"0 0 640 240\" role=\"img\" aria-label=\"");
    out.append(Page.text(title)).append("\">\n");
    for (double value = 0; value <= top * 1.0001; value += step) {
      grid(out, y(value, top), figure.apply(value));
    }
    double every = step(end);
    for (double second = 0; second <= end * 1.0001; second += every) {
      out.append(
          String.format(
              Locale.ROOT,
              "<text class=\"x\" x=\"%.1f\" y=\"%.1f\">%s s</text>\n",
              x(second, end),
              HEIGHT - 8,
              Figures.number(second).replaceFirst("\\.0+$", "")));
    }
    lines.forEach(line -> draw(out, line, end, top));
    return out.append("</svg></figure>\n").toString();
  }

  private static void grid(StringBuilder out, double at, String label) {
    out.append(
        String.format(
            Locale.ROOT,
            "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"y\" x=\"%.1f\""
                + " y=\"%.1f\">%s</text>\n",
            LEFT,
            at,
            WIDTH - RIGHT,
            LEFT - 6,
            at + 4,
            Page.text(label)));
  }

  private void draw(StringBuilder out, Line line, double end, double top) {
    if (line.values().isEmpty()) {
      return;
    }
    var path = new StringBuilder();
    for (int at = 0; at < line.values().size(); at++) {
      double value = line.values().get(at);
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              at == 0 ? "M" : "L",
              x(seconds.get(at), end),
              y(value, top)));
    }
    if (line.filled()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<path class=\"fill %s\" d=\"%sL%.1f %.1fL%.1f %.1fZ\"/>\n",
              line.style(),
              path,
              x(seconds.getLast(), end),
              y(0, top),
              x(seconds.getFirst(), end),
              y(0, top)));
    }
    out.append(
        String.format(Locale.ROOT, "<path class=\"line %s\" d=\"%s\"/>\n", line.style(), path));
  }

  private double most() {
    return lines.stream()
        .flatMap(line -> line.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private static double x(double second, double end) {
    return LEFT + second / end * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  /** The distance of ticks: 1, 2 or 5 times a power of ten. */
  static double step(double most) {
    if (!(most > 0)) {
      return 1;
    }
    double rough = most / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.screen.Ink;
import io.dialtone.app.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of phones that were told: a line each as it is known, a count at the end. */
final class NotifyReport {

  private static final String CLEAR = "\r\u001b[K";
  private static final int WIDTH = 79; // a longer line could not be drawn over
  private static final double PLAIN_SECONDS = 5;

  private final Terminal terminal;
  private final boolean json;
  private final boolean waited;
  private int phones;
  private int answered;
  private int back;
  private int refused;
  private int silent;
  private int notTold;
  private int leftOut;
  private int stopped;
  private int underWay;
  private int told;
  private long lastNanos = System.nanoTime();

  /**
   * @param waited whether phones were waited for after they answered
   */
  NotifyReport(Terminal terminal, boolean json, boolean waited) {
    this.terminal = terminal;
    this.json = json;
    this.waited = waited;
  }

  void begins(int all, int perSecond) {
    phones = all;
    if (!json) {
      say(all + (all == 1 ? " phone" : " phones") + " to be told, " + perSecond + " a second");
    }
  }

  /** What is new. */
  void show(JsonNode news) {
    for (JsonNode result : news.path("results")) {
      count(result);
      if (json) {
        terminal.out().println(result);
      } else if (!isStopped(result)) {
        say(line(result));
        result.path("warnings").forEach(warning -> say("  warning: " + warning.asString("")));
      }
    }
    told = news.path("told").asInt(told);
    if (!json) {
      progress();
    }
    terminal.out().flush();
  }

  private static boolean isStopped(JsonNode result) {
    return result.path("result").asString("").equals("stopped");
  }

  private void count(JsonNode result) {
    switch (result.path("result").asString("")) {
      case "answered" -> answered++;
      case "refused" -> refused++;
      case "silent" -> silent++;
      case "left-out" -> leftOut++;
      case "stopped" -> stopped++;
      default -> notTold++;
    }
    if (result.path("back").asBoolean(false)) {
      back++;
    }
  }

  private String line(JsonNode result) {
    String words = result.path("words").asString("");
    String verdict = result.path("result").asString("").replace('-', ' ');
    String line = result.path("mac").asString("") + "  ";
    if (result.has("at")) {
      line += result.path("at").asString("") + "  ";
    }
    return line + verdict + ": " + words + came(result, verdict);
  }

  private String came(JsonNode result, String verdict) {
    if (result.path("back").asBoolean(false)) {
      double seconds = result.path("backSeconds").asDouble(0);
      return String.format(Locale.ROOT, "; came for its files after %.1f s", seconds);
    }
    return waited && verdict.equals("answered") ? "; did not come for its files" : "";
  }

  /** What a phone answers in words of its own moves no cursor. */
  private void say(String line) {
    terminal.out().println((terminal.live() ? CLEAR : "") + Ink.UNICODE.clean(line));
  }

  private void progress() {
    String line = told + " of " + phones + " told, " + counts();
    if (terminal.live()) {
      terminal.out().print(CLEAR + line.substring(0, Math.min(line.length(), WIDTH)));
    } else if ((System.nanoTime() - lastNanos) / 1e9 >= PLAIN_SECONDS) {
      say(line);
      lastNanos = System.nanoTime();
    }
  }

  private String counts() {
    String counts = answered + " answered, " + refused + " refused, " + silent + " silent";
    counts += waited ? ", " + back + " came for their files" : "";
    counts += notTold > 0 ? ", " + notTold + " could not be told" : "";
    counts += stopped > 0 ? ", " + stopped + " not told any more" : "";
    return counts + (leftOut > 0 ? ", " + leftOut + " left out" : "");
  }

  /** Nobody more is told, and what is open is not waited for. */
  void stops(JsonNode news) {
    underWay = told + stopped - news.path("ended").asInt(0);
    if (!json) {
      say(
          "stopped: "
              + told
              + " of "
              + phones
              + " phones were told, nobody more is"
              + (underWay == 0 ? "" : "; the server still listens for " + underWay + " of them"));
    }
  }

  /** Nothing more is heard of the round: how far it was, in words. */
  String breaksOff() {
    if (!json) {
      say(counts());
    }
    terminal.out().flush();
    return "the round broke off, with at least " + told + " of " + phones + " phones told";
  }

  /** The end; true if every phone that was meant took it and came. */
  boolean ends() {
    if (json) {
      terminal
          .out()
          .println(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("phones", phones)
                  .put("answered", answered)
                  .put("refused", refused)
                  .put("silent", silent)
                  .put("back", back)
                  .put("notTold", notTold)
                  .put("leftOut", leftOut)
                  .put("stopped", stopped)
                  .put("underWay", underWay));
    } else {
      say(counts());
    }
    terminal.out().flush();
    return refused + silent + notTold + stopped + underWay == 0 && (!waited || back == answered);
  }
}

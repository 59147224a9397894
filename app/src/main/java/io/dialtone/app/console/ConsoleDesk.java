// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import io.dialtone.app.screen.Ink;
import io.dialtone.app.screen.PanelDrawing;
import io.dialtone.fleet.web.WebPhone;
import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.web.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the lines typed beside a phone that stays; what changes the phone only asks for it. */
public final class ConsoleDesk {

  private static final String BY = "the console";
  private static final List<String> SHOWS =
      List.of("panel", "params", "secrets", "log", "flash", "lines");

  private final WebPhone phone;
  private final Flash flash;
  private final Supplier<List<LineStatus>> lines;
  private final DirectoryLines phonebook;
  private final Ink ink;

  public ConsoleDesk(
      WebPhone phone,
      Flash flash,
      Supplier<List<LineStatus>> lines,
      Supplier<DirectoryBrowser> phonebook,
      Ink ink) {
    this.phonebook = new DirectoryLines(phonebook);
    this.phone = phone;
    this.flash = flash;
    this.lines = lines;
    this.ink = ink;
  }

  /** The words that stand alone, for completion. */
  public static List<String> words() {
    var words = new ArrayList<>(Arrays.stream(Verb.values()).map(Verb::text).toList());
    words.addAll(List.of(DirectoryLines.SEARCH, DirectoryLines.PAGE, "help", "quit"));
    return words;
  }

  /** What can be shown. */
  public static List<String> shows() {
    return SHOWS;
  }

  /** Whether the line ends the command. */
  public static boolean quits(String line) {
    return line.strip().equalsIgnoreCase("quit") || line.strip().equalsIgnoreCase("exit");
  }

  /** Does what a line says, and says so. */
  public List<String> answer(String line) {
    String[] words = line.strip().split("\\s+", 3);
    String rest = words.length > 2 ? words[2] : "";
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "" -> List.of();
      case "help", "?" -> help();
      case DirectoryLines.SEARCH, DirectoryLines.PAGE ->
          phonebook.answer(words[0], line.strip().substring(words[0].length()).strip()).stream()
              .map(ink::clean)
              .toList();
      case "show" -> show(words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "", rest);
      default ->
          words.length == 1
              ? Verb.named(words[0]).map(this::perform).orElseGet(() -> unknown(line))
              : unknown(line);
    };
  }

  private List<String> unknown(String line) {
    return List.of("'" + ink.clean(line.strip()) + "' is not known; 'help' lists what is");
  }

  private List<String> perform(Verb verb) {
    phone.perform(verb.deed(BY));
    return List.of(verb.text() + ": asked for");
  }

  private static List<String> help() {
    var lines = new ArrayList<String>();
    for (Verb verb : Verb.values()) {
      lines.add(entry(verb.text(), verb.meaning()));
    }
    lines.add(entry("show panel", "what the phone shows"));
    lines.add(entry("show params PATTERN", "parameters in force whose names contain it"));
    lines.add(entry("show secrets PATTERN", "the same with passwords"));
    lines.add(entry("show log", "the APS log"));
    lines.add(entry("show flash", "what the phone remembers"));
    lines.add(entry("show lines", "which lines are registered"));
    lines.add(entry("phonebook TEXT", "look for somebody; without a text, everybody (FIL-7)"));
    lines.add(entry("page N", "open a page of the menu shown"));
    lines.add(entry("quit", "end; the flash is saved already"));
    return List.copyOf(lines);
  }

  private static String entry(String word, String meaning) {
    return String.format(Locale.ROOT, "  %-20s  %s", word, meaning);
  }

  private List<String> show(String what, String rest) {
    if (what.equals("flash")) {
      return flash();
    }
    Optional<PhoneStatus> status = phone.status();
    if (status.isEmpty()) {
      return List.of("the phone has no power");
    }
    List<String> lines =
        switch (what) {
          case "panel" -> panel(status.get());
          case "log" -> status.get().apsLog();
          case "lines" -> this.lines.get().stream().map(ConsoleDesk::line).toList();
          case "params" -> ParameterLines.of(status.get().parameters(), rest, false);
          case "secrets" -> ParameterLines.of(status.get().parameters(), rest, true);
          default -> List.of("show what? One of " + String.join(", ", SHOWS));
        };
    return lines.stream().map(ink::clean).toList();
  }

  private List<String> panel(PhoneStatus status) {
    var lines = new ArrayList<>(PanelDrawing.draw(status.display(), ink));
    String activity = status.activity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    lines.add(status.inCommunication() ? activity + ", in communication" : activity);
    return lines;
  }

  private static String line(LineStatus line) {
    String state = line.state().name().toLowerCase(Locale.ROOT);
    return "line " + line.line() + " " + line.number() + ": " + state + ", " + line.detail();
  }

  private List<String> flash() {
    FlashContent content;
    try {
      content = flash.load();
    } catch (PowerLost _) {
      return List.of("the phone has no power");
    }
    return FlashLines.of(content).stream().map(ink::clean).toList();
  }
}

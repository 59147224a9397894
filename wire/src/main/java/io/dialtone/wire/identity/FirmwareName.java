// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a firmware file, which says what is in it (ID-7).
 *
 * <pre>
 *   v2030SG.R11.1.SED.101223.2.74.zz       application: model, letters, words, date, version
 *   v2030_dsp_R11.1_SED_v320.zz            DSP: model, words, version 3.20
 *   v2030_boot_v111.zz                     boot: model, version 1.11
 *   v100.zz                                legal, and says nothing
 * </pre>
 *
 * @param part what it is for; APPLICATION too for a name that says nothing
 * @param date yymmdd
 * @param version dotted, {@code 2.74}
 * @param words what stands between model and date or version, such as {@code R11.1}, {@code SED}
 */
public record FirmwareName(
    String text,
    Optional<Model> model,
    Optional<Protocol> protocol,
    Part part,
    Optional<String> date,
    Optional<String> version,
    List<String> words) {

  /** The three parts of a phone's firmware. */
  public enum Part {
    APPLICATION,
    DSP,
    BOOT
  }

  private static final String EXTENSION = ".zz";
  private static final Pattern APPLICATION =
      Pattern.compile("v(2030|2022)(SG|MC|MX)((?:\\..*)?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROCESSOR =
      Pattern.compile("v(2030|2022)_(dsp|boot)((?:_.*)?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORT_VERSION =
      Pattern.compile("v(\\d+)(\\d\\d)", Pattern.CASE_INSENSITIVE);

  public FirmwareName {
    words = List.copyOf(words);
  }

  /** Reads the last part of a path or URL; a name that says nothing is a name all the same. */
  public static FirmwareName parse(String name) {
    String stem = hasExtension(name) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    Matcher application = APPLICATION.matcher(stem);
    if (application.matches()) {
      return application(name, application);
    }
    Matcher processor = PROCESSOR.matcher(stem);
    return processor.matches() ? processor(name, processor) : silent(name);
  }

  /** Whether the name ends as all firmware of these phones does. */
  public boolean hasExtension() {
    return hasExtension(text);
  }

  /** {@code SG} for SIP, {@code MC} or {@code MX} for MGCP; only an application's name has them. */
  public Optional<String> letters() {
    Matcher matcher = APPLICATION.matcher(text);
    return matcher.lookingAt()
        ? Optional.of(matcher.group(2).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** False only where the name says that it is for another phone, a TB30 among them. */
  public boolean mayRunOn(Model phone) {
    boolean tb30 = text.regionMatches(true, 0, "TB30", 0, 4);
    return !tb30 && model.map(phone::equals).orElse(true);
  }

  /** The name again. */
  public String encode() {
    return text;
  }

  private static FirmwareName application(String name, Matcher matcher) {
    List<String> parts = parts(matcher.group(3), "\\.");
    int date = firstMatching(parts, "\\d{6}");
    int version = date < 0 ? trailingNumbers(parts) : date + 1;
    List<String> words = joinReleases(parts.subList(0, date < 0 ? version : date));
    Protocol protocol = matcher.group(2).equalsIgnoreCase("SG") ? Protocol.SIP : Protocol.MGCP;
    return new FirmwareName(
        name,
        Model.parse("ST" + matcher.group(1)),
        Optional.of(protocol),
        Part.APPLICATION,
        date < 0 ? Optional.empty() : Optional.of(parts.get(date)),
        version < parts.size()
            ? Optional.of(String.join(".", parts.subList(version, parts.size())))
            : Optional.empty(),
        words);
  }

  private static FirmwareName processor(String name, Matcher matcher) {
    List<String> words = parts(matcher.group(3), "_");
    Optional<String> version = words.isEmpty() ? Optional.empty() : shortVersion(words.getLast());
    return new FirmwareName(
        name,
        Model.parse("ST" + matcher.group(1)),
        Optional.empty(),
        Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
        Optional.empty(),
        version,
        version.isPresent() ? words.subList(0, words.size() - 1) : words);
  }

  private static FirmwareName silent(String name) {
    return new FirmwareName(
        name,
        Optional.empty(),
        Optional.empty(),
        Part.APPLICATION,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** {@code v320} is 3.20: the last two digits are the minor release. */
  private static Optional<String> shortVersion(String word) {
    Matcher matcher = SHORT_VERSION.matcher(word);
    return matcher.matches()
        ? Optional.of(matcher.group(1) + "." + matcher.group(2))
        : Optional.empty();
  }

  private static List<String> parts(String tail, String separator) {
    return tail.isEmpty() ? List.of() : List.of(tail.substring(1).split(separator, -1));
  }

  private static int firstMatching(List<String> parts, String regex) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).matches(regex)) {
        return i;
      }
    }
    return -1;
  }

  private static int trailingNumbers(List<String> parts) {
    int start = parts.size();
    while (start > 0 && parts.get(start - 1).matches("\\d+") && !isRelease(parts, start - 1)) {
      start--;
    }
    return start;
  }

  /** {@code R11.1} falls into two at its dot; here it becomes one word again. */
  private static List<String> joinReleases(List<String> parts) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (isRelease(parts, i)) {
        words.set(words.size() - 1, words.getLast() + "." + parts.get(i));
      } else {
        words.add(parts.get(i));
      }
    }
    return words;
  }

  private static boolean isRelease(List<String> parts, int at) {
    return at > 0 && parts.get(at).matches("\\d+") && parts.get(at - 1).matches("[Rr]\\d+");
  }

  private static boolean hasExtension(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }
}

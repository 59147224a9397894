// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.ReadInf.Reference;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ContentCheck;
import io.dialtone.core.check.finding.InfCheck;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.run.DeckFetch;
import io.dialtone.handset.run.FirmwarePart;
import io.dialtone.handset.run.InfValue;
import io.dialtone.handset.run.RunFile;
import io.dialtone.handset.swap.SwapDecision;
import io.dialtone.handset.swap.SwapRules;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfFile.Oddity;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.InfKey.Way;
import io.dialtone.wire.inf.ProvisionMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges one INF: its lines, and what they name (INF-1 to INF-7). */
final class InfJudge {

  /** What fits into option 67 by the vendor's text; a dot is in his own names too (SRC-3). */
  private static final Pattern OFFERED_NAME = Pattern.compile("[A-Za-z0-9_.]{1,255}");

  private static final Pattern STST = Pattern.compile("(?i)STST20");

  /** The newest of everything: what it cannot change to, no phone can. */
  private static final FirmwareSet NEWEST = FirmwareSet.factory("99.99", "99.99", "99.99");

  private final ReadInf inf;
  private final Places places;
  private final Findings findings;
  private boolean loopbackTold;

  InfJudge(ReadInf inf, Places places, Findings findings) {
    this.inf = inf;
    this.places = places;
    this.findings = findings;
  }

  void judge() {
    String name = inf.entry().name();
    if (inf.own().isEmpty() && !OFFERED_NAME.matcher(name).matches()) {
      add(InfCheck.INF_NAME_CHARACTERS, 0, "'" + name + "' does not fit into DHCP option 67");
    }
    boolean keys = inf.file().entries().stream().anyMatch(line -> line.known().isPresent());
    if (!keys) {
      add(InfCheck.INF_NO_KEYS, 0, "holds no key that a phone knows");
      return;
    }
    inf.file().notes().forEach(this::note);
    inf.file().entry(InfKey.PROVISION_MODE).ifPresent(this::mode);
    for (Entry line : inf.file().entries()) {
      line.known()
          .flatMap(this::unused)
          .ifPresent(why -> add(InfCheck.INF_KEY_UNUSED, line.line(), line.key() + " " + why));
      if (STST.matcher(line.value()).find()) {
        add(InfCheck.INF_STST_SLIP, line.line(), line.key() + " holds 'STST20'");
      }
    }
    inf.references().forEach(this::reference);
    inf.file().entry(InfKey.CONFIG).ifPresent(this::directory);
  }

  private void note(InfFile.Note note) {
    Optional<InfKey> key =
        inf.file().entries().stream()
            .filter(line -> line.line() == note.line())
            .findFirst()
            .flatMap(Entry::known);
    InfCheck check = checkOf(note.kind());
    String phone =
        note.kind() == Oddity.EMPTY_VALUE || note.kind() == Oddity.LONG_VALUE
            ? key.map(InfJudge::wrong).orElse(check.told().phone())
            : check.told().phone();
    findings.add(check, inf.entry().path(), note.line(), note.text(), phone);
  }

  private static InfCheck checkOf(Oddity kind) {
    return switch (kind) {
      case TOO_LONG -> InfCheck.INF_STRAY_LINE; // told before, by its length
      case STRAY_LINE -> InfCheck.INF_STRAY_LINE;
      case UNKNOWN_SECTION -> InfCheck.INF_UNKNOWN_SECTION;
      case UNKNOWN_KEY -> InfCheck.INF_UNKNOWN_KEY;
      case EMPTY_VALUE -> InfCheck.INF_EMPTY_VALUE;
      case LONG_VALUE -> InfCheck.INF_LONG_VALUE;
      case UNUSUAL_SECTION -> InfCheck.INF_UNUSUAL_SECTION;
      case NO_APPLICATION -> InfCheck.INF_NO_APPLICATION;
      case UNKNOWN_MODE -> InfCheck.INF_UNKNOWN_MODE;
      case WRITTEN_TWICE -> InfCheck.INF_WRITTEN_TWICE;
      case BOTH_FORMS -> InfCheck.INF_BOTH_FORMS;
    };
  }

  private void mode(Entry line) {
    if (inf.file().mode() == ProvisionMode.CUSTOMIZATION) {
      add(InfCheck.INF_CUSTOMIZATION, line.line(), "the mode is customization");
    }
  }

  /** Why the phones that it is for, provisioned its way, have no use for a key. */
  private Optional<String> unused(InfKey key) {
    if (key == InfKey.CONFIG && inf.way() == Way.TFTP) {
      return Optional.of("is not used over TFTP");
    }
    Optional<Protocol> protocol = inf.guess().protocol();
    boolean foreign =
        (key == InfKey.DECKFILE && protocol.equals(Optional.of(Protocol.SIP)))
            || (key == InfKey.CALL_WAITING_TONE && protocol.equals(Optional.of(Protocol.MGCP)));
    return foreign
        ? protocol.map(own -> "is not for a phone that speaks " + own)
        : Optional.empty();
  }

  private void reference(Reference reference) {
    Entry line = reference.line();
    switch (reference.value()) {
      case InfValue.Wrong(var value, var reason) -> {
        if (InfFile.fault(value).isEmpty()) { // else its note has told it
          findings.add(
              InfCheck.INF_WRONG_VALUE,
              inf.entry().path(),
              line.line(),
              line.key() + ": " + reason,
              wrong(reference.key()));
        }
      }
      case InfValue.File named -> {
        loopback(line, named.at());
        place(reference, places.find(named.at()));
        part(reference.key()).ifPresent(part -> firmware(line, part, named.name()));
        if (reference.key() == InfKey.DECKFILE) {
          deck(line, named.name());
        }
      }
    }
  }

  private void place(Reference reference, Place place) {
    String file = inf.entry().path();
    String key = reference.line().key();
    int line = reference.line().line();
    switch (place) {
      case Place.Here(var path, var exact) -> {
        if (!exact) {
          add(InfCheck.INF_FILE_CASE, line, key + ": the file is called '" + path + "'");
        }
      }
      case Place.Below(var path, var prefix) ->
          add(
              InfCheck.INF_FILE_ELSEWHERE,
              line,
              key + ": '" + path + "' is here, if this folder is served as /" + prefix);
      case Place.Several(var candidates) ->
          findings.add(
              InfCheck.INF_FILE_AMBIGUOUS,
              file,
              line,
              key + ": could be any of " + String.join(", ", candidates),
              absent(reference.key()));
      case Place.Missing(var asked) ->
          findings.add(
              InfCheck.INF_FILE_MISSING,
              file,
              line,
              key + ": '" + asked + "' is not in this folder",
              absent(reference.key()));
      case Place.Elsewhere(var url) ->
          add(InfCheck.INF_FILE_ELSEWHERE, line, key + ": " + url + " is not in this folder");
      case Place.Refused(var reason) ->
          findings.add(
              InfCheck.INF_FILE_MISSING, file, line, key + ": " + reason, absent(reference.key()));
    }
  }

  private void loopback(Entry line, Location at) {
    if (!loopbackTold
        && at instanceof Location.Http(var url)
        && (url.host().startsWith("127.") || url.host().equals("localhost"))) {
      loopbackTold = true;
      add(
          InfCheck.INF_LOOPBACK,
          line.line(),
          line.key() + ": on a phone, " + url.host() + " is the phone itself");
    }
  }

  private void firmware(Entry line, FirmwarePart part, String name) {
    FirmwareName firmware = FirmwareName.parse(name);
    Optional<Model> model = inf.guess().model().or(firmware::model);
    Optional<String> fault =
        model.isPresent()
            ? part.fault(firmware, model.get())
            : Arrays.stream(Model.values())
                .map(phone -> part.fault(firmware, phone))
                .reduce((one, other) -> one.isPresent() ? other : one)
                .orElseThrow();
    if (fault.isPresent()) {
      add(InfCheck.INF_OTHER_FIRMWARE, line.line(), line.key() + ": " + fault.get());
    } else if (!firmware.hasExtension()) {
      add(InfCheck.INF_FIRMWARE_NAME, line.line(), line.key() + ": '" + name + "' is no .zz file");
    } else if (firmware.model().isEmpty()) {
      add(InfCheck.INF_FIRMWARE_SILENT, line.line(), line.key() + ": '" + name + "' tells nothing");
    } else {
      swap(line, firmware);
    }
  }

  /** Whether firmware of the other protocol is taken, by the best phone there can be (SWP-2). */
  private void swap(Entry line, FirmwareName firmware) {
    Optional<Protocol> own = inf.guess().protocol();
    Optional<Model> model = inf.guess().model();
    if (own.isEmpty() || model.isEmpty() || firmware.protocol().isEmpty()) {
      return;
    }
    if (firmware.protocol().equals(own)) {
      return;
    }
    FlashContent phone = FlashContent.factory(model.get(), own.get(), NEWEST);
    switch (SwapRules.decide(phone, firmware)) {
      case SwapDecision.Refused(var reason) ->
          add(InfCheck.INF_SWAP_REFUSED, line.line(), line.key() + ": " + reason);
      case SwapDecision.Swap(_, var reason) ->
          add(InfCheck.INF_SWAP, line.line(), line.key() + ": " + reason);
    }
  }

  private void deck(Entry line, String name) {
    if (!DeckFetch.isDeckName(name)) {
      add(
          ContentCheck.DECK_NAME,
          line.line(),
          line.key() + ": '" + name + "' does not end in .thd");
    }
  }

  /** {@code config=}: the folder of MAC-specific files. */
  private void directory(Entry line) {
    if (inf.way() == Way.TFTP || InfFile.fault(line.value()).isPresent()) {
      return;
    }
    String directory = line.value().endsWith("/") ? line.value() : line.value() + "/";
    switch (InfValue.of(directory + "x", inf.at(InfKey.CONFIG))) {
      case InfValue.Wrong(_, var reason) ->
          findings.add(
              InfCheck.INF_WRONG_VALUE,
              inf.entry().path(),
              line.line(),
              line.key() + ": " + reason,
              wrong(InfKey.CONFIG));
      case InfValue.File named -> loopback(line, named.at());
    }
  }

  private void add(Check check, int line, String text) {
    findings.add(check, inf.entry().path(), line, text);
  }

  static Optional<FirmwarePart> part(InfKey key) {
    return Arrays.stream(FirmwarePart.values())
        .filter(part -> part.key(Way.HTTP) == key || part.key(Way.TFTP) == key)
        .findFirst();
  }

  /** What a phone does where a key's value cannot be used. */
  private static String wrong(InfKey key) {
    return switch (key) {
      case FW_FILENAME, FWURL, DSP_FILENAME, DSPURL, BOOT_FILENAME, BOOTURL ->
          shows(Message.WRONG_FIRMWARE) + ", and the run ends";
      case DECKFILE -> shows(Message.CORRUPTED_DECK_FILES);
      case COMMON_CONFIG, CONFIG -> shows(Message.WRONG_COM_CONFIG) + ", and goes on without it";
      case PROVISION_MODE -> "takes auto_provisioning";
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE, TONE_TABLE, LANGUAGE_TABLE, TELCFG ->
          shows(runFile(key).wrong()) + ", and goes on without it";
    };
  }

  /** What a phone does where the file that a key names is not found. */
  private static String absent(InfKey key) {
    return switch (key) {
      case FW_FILENAME, FWURL, DSP_FILENAME, DSPURL, BOOT_FILENAME, BOOTURL ->
          shows(Message.FIRMWARE_NOT_FOUND) + ", and the run ends";
      case DECKFILE -> shows(Message.DECK_FILE_NOT_FOUND);
      case COMMON_CONFIG -> shows(Message.COM_CONFIG_NOT_FOUND) + ", and goes on without it";
      case CONFIG, PROVISION_MODE -> "goes on";
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE, TONE_TABLE, LANGUAGE_TABLE, TELCFG ->
          shows(runFile(key).absent()) + ", and goes on without it";
    };
  }

  private static RunFile runFile(InfKey key) {
    return Arrays.stream(RunFile.values())
        .filter(file -> file.key() == key)
        .findFirst()
        .orElseThrow();
  }

  private static String shows(Message message) {
    return "shows '" + message.text() + "'";
  }
}

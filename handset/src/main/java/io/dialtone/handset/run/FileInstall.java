// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.FlashIntake;
import io.dialtone.handset.fetch.TextIntake;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores melodies, tables and telephone config where their names differ (RUN-1, RUN-12). */
final class FileInstall {

  private final RunContext run;
  private final RunState state;
  private final Downloads downloads;

  FileInstall(RunContext run, RunState state, Downloads downloads) {
    this.run = run;
    this.state = state;
    this.downloads = downloads;
  }

  void perform(RunFile file, FoundInf inf) throws RunStopped {
    Optional<String> value = inf.file().first(file.key());
    if (value.isEmpty()) {
      return;
    }
    switch (InfValue.of(value.get(), inf.at())) {
      case InfValue.Wrong(_, var reason) ->
          state.fail(file.wrong(), file.key().text(), reason, "INF-3");
      case InfValue.File named -> {
        if (isDue(file, named.name())) {
          fetch(file, named);
        }
      }
    }
  }

  /** A name that differs; the telephone config after every firmware update as well. */
  private boolean isDue(RunFile file, String name) {
    boolean known =
        state.content().file(file.item()).map(StoredFile::name).equals(Optional.of(name));
    boolean firmware = file == RunFile.TELEPHONE_CONFIG && state.content().firmwareUpdated();
    return !known || firmware;
  }

  private void fetch(RunFile file, InfValue.File named) throws RunStopped {
    if (file.item().text()) {
      TextIntake intake = new TextIntake();
      Fetched.Settled fetched = downloads.file(named.at(), intake, "RUN-1");
      Bytes bytes = intake.bytes();
      settle(
          file,
          named,
          fetched,
          ContentJudge.text(file.item(), bytes, run.phone().model()),
          () -> StoredBody.ofText(bytes));
    } else {
      FlashIntake intake = new FlashIntake(run.ports().flash(), file.item());
      Fetched.Settled fetched = downloads.file(named.at(), intake, "RUN-1");
      settle(
          file,
          named,
          fetched,
          ContentJudge.table(fetched.bytes(), intake.firstByte()),
          intake::finish);
      intake.discard();
    }
  }

  private void settle(
      RunFile file,
      InfValue.File named,
      Fetched.Settled fetched,
      Verdict verdict,
      Supplier<StoredBody> body) {
    switch (fetched) {
      case Fetched.Absent(var reason) ->
          state.fail(file.absent(), named.at().text(), reason, "RUN-8");
      case Fetched.TooLarge(_, var reason) ->
          state.fail(corrupted(file.item()), named.at().text(), reason, "RUN-8");
      case Fetched.Taken(_, _) -> {
        switch (verdict) {
          case Verdict.Bad(var message, var reason, var rule) ->
              state.fail(message, named.name(), reason, rule);
          case Verdict.Good(var note) -> store(file, named, body.get(), note);
        }
      }
    }
  }

  private void store(RunFile file, InfValue.File named, StoredBody body, String note) {
    StoredFile whole = new StoredFile(named.name(), body);
    state.store(state.taken(state.content(), file.item(), whole));
    state.record(
        Step.Kind.INSTALL, file.key().text() + " " + named.name(), note, body.length(), "RUN-1");
  }

  private static Message corrupted(FlashItem item) {
    return switch (item) {
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE -> Message.CORRUPTED_MELODY_FILE;
      default -> Message.CORRUPTED_CONFIG;
    };
  }
}

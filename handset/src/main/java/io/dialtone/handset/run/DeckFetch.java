// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.TextIntake;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.inf.InfKey;
import java.util.List;
import java.util.Locale;

/** Fetches all deck files of an MGCP phone, in the INF's order, each time anew (RUN-2, FIL-5). */
public final class DeckFetch {

  /** The vendor's own set has nine. */
  private static final int MAX_DECKS = 100;

  private final RunState state;
  private final Downloads downloads;

  DeckFetch(RunState state, Downloads downloads) {
    this.state = state;
    this.downloads = downloads;
  }

  void perform(FoundInf inf) throws RunStopped {
    List<String> decks = inf.file().all(InfKey.DECKFILE);
    for (String value : decks.subList(0, Math.min(decks.size(), MAX_DECKS))) {
      switch (InfValue.of(value, inf.at())) {
        case InfValue.Wrong(_, var reason) -> wrongName(value, reason);
        case InfValue.File file when !isDeckName(file.name()) ->
            wrongName(file.name(), "a deck file's name ends in .thd");
        case InfValue.File file -> fetch(file);
      }
    }
    if (decks.size() > MAX_DECKS) {
      wrongName("deckfile", decks.size() + " deck files, there is room for " + MAX_DECKS);
    }
  }

  private void fetch(InfValue.File file) throws RunStopped {
    TextIntake intake = new TextIntake();
    switch (downloads.file(file.at(), intake, "RUN-2")) {
      case Fetched.Absent(var reason) ->
          state.fail(Message.DECK_FILE_NOT_FOUND, file.at().text(), reason, "RUN-8");
      case Fetched.TooLarge(_, var reason) ->
          state.fail(Message.XML_SYNTAX_ERROR, file.name(), reason, "FIL-5");
      case Fetched.Taken(_, var length) -> judge(file, length, ContentJudge.deck(intake.bytes()));
    }
  }

  private void judge(InfValue.File file, long length, Verdict verdict) {
    switch (verdict) {
      case Verdict.Bad(var message, var reason, var rule) ->
          state.fail(message, file.name(), reason, rule);
      case Verdict.Good(var note) ->
          state.record(Step.Kind.APPLY, "deck " + file.name(), note, length, "RUN-2");
    }
  }

  private void wrongName(String name, String reason) {
    state.fail(Message.CORRUPTED_DECK_FILES, name, reason, "LCD-2");
  }

  /** Whether a phone takes a name for that of a deck file (LCD-2). */
  public static boolean isDeckName(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".thd");
  }
}

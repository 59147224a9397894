// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.fetch.TextIntake;
import io.dialtone.wire.inf.InfFile;
import java.util.Optional;

/** Finds the INF: four tries, each through all candidates (SRC-5, SRC-6). */
final class InfSearch {

  private final RunContext run;
  private final Downloads downloads;
  private Message failure = Message.GEN_FILE_NOT_FOUND;

  InfSearch(RunContext run, Downloads downloads) {
    this.run = run;
    this.downloads = downloads;
  }

  FoundInf find() throws RunStopped {
    Optional<FoundInf> found = throughCandidates();
    for (int tried = 1; tried < Downloads.TRIES && found.isEmpty(); tried++) {
      downloads.betweenTries();
      found = throughCandidates();
    }
    return found.orElseThrow(
        () -> new RunStopped(failure, "no INF after " + Downloads.TRIES + " tries", "SRC-6"));
  }

  /** A name not found leads to the next; a server that does not answer ends this try. */
  private Optional<FoundInf> throughCandidates() {
    failure = Message.GEN_FILE_NOT_FOUND;
    for (Location candidate : run.candidates()) {
      TextIntake text = new TextIntake();
      Fetched fetched = downloads.once(candidate, text, "SRC-5");
      if (fetched instanceof Fetched.Taken) {
        return Optional.of(new FoundInf(InfFile.parse(text.bytes()), candidate));
      }
      if (fetched instanceof Fetched.NoAnswer) {
        failure = Message.SERVER_UNREACHABLE;
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}

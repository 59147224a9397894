// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.List;

/** What came of reading the settings: all of them, or all their faults at once. */
public sealed interface Loaded {

  /** Fit to start with; the warnings belong in the journal. */
  record Fit(Settings settings, List<String> warnings) implements Loaded {}

  /** Unfit: the server does not start. */
  record Unfit(List<Fault> faults) implements Loaded {

    /** Whether only the command line is to blame, which makes it wrong usage. */
    public boolean wrongUsage() {
      return faults.stream().allMatch(fault -> fault.origin() instanceof Origin.Option);
    }

    /** The faults as text, one a line. */
    public List<String> lines() {
      return faults.stream().map(Fault::toString).toList();
    }
  }
}

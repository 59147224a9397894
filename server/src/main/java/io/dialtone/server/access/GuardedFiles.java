// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.access.AccessDecision;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.access.MacNames;
import io.dialtone.core.files.AskedName;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Files as an asker may have them (SRV-8). What is not there and what is not for the asker take the
 * same way through here, so that neither answer nor time tells which it was.
 */
public final class GuardedFiles implements FileSource {

  private final NamedFiles files;
  private final AccessRule rule;
  private final Leases leases;
  private final InstantSource clock;

  public GuardedFiles(NamedFiles files, AccessRule rule, Leases leases, InstantSource clock) {
    this.files = files;
    this.rule = rule;
    this.leases = leases;
    this.clock = clock;
  }

  @Override
  public FileDecision decide(FileQuestion question) {
    return switch (AskedName.of(question.transport(), question.name())) {
      case AskedName.Refused(var reason) -> new FileDecision.Refused(reason);
      case AskedName.Relative(var path) -> named(path, question);
    };
  }

  private FileDecision named(String path, FileQuestion question) {
    FileDecision found = files.find(path);
    Optional<MacAddress> phone = MacNames.find(path);
    return phone.isEmpty() ? found : ofPhone(phone.get(), found, question.asker());
  }

  private FileDecision ofPhone(MacAddress phone, FileDecision found, Ip4Address asker) {
    return switch (rule.decide(phone, asker, leases, clock.instant())) {
      case AccessDecision.Holder _, AccessDecision.Allowed _ -> found;
      case AccessDecision.Denied(var reason) ->
          found instanceof FileDecision.NotFound ? found : new FileDecision.Refused(reason);
    };
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    return files.ready(path);
  }

  @Override
  public Opened open(String path) {
    return files.open(path);
  }
}

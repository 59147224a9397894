// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.access.AccessDecision;
import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.Credentials;
import io.dialtone.core.access.GuessVerdict;
import io.dialtone.core.access.Leases;
import io.dialtone.core.files.AskedName;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Secret;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Files as an asker may have them (SRV-8). What is not there and what is not for the asker take the
 * same way through here, so that neither answer nor time tells which it was.
 */
public final class GuardedFiles implements FileSource {

  /** Sets MACs apart from the traces of passwords that are tried. */
  private static final long MAC_MARK = 1L << 62;

  /** No phone has it: one that does not say who it is. */
  private static final MacAddress NOBODY = new MacAddress(0);

  private static final FileDecision NO_PASSWORD =
      new FileDecision.Challenge("a password is wanted for files named by a MAC", false);
  private static final FileDecision WRONG_PASSWORD =
      new FileDecision.Challenge("the password is wrong", false);
  private static final FileDecision TRIED_PASSWORD =
      new FileDecision.Challenge("this address tries passwords", true);

  private final NamedFiles files;
  private final AccessPolicy policy;
  private final Leases leases;
  private final Guesses guesses;
  private final InstantSource clock;
  private final AccessFigures figures = new AccessFigures();

  public GuardedFiles(
      NamedFiles files, AccessPolicy policy, Leases leases, Guesses guesses, InstantSource clock) {
    this.files = files;
    this.policy = policy;
    this.leases = leases;
    this.guesses = guesses;
    this.clock = clock;
  }

  public AccessFigures figures() {
    return figures;
  }

  @Override
  public FileDecision decide(FileQuestion question) {
    return switch (AskedName.of(question.transport(), question.name())) {
      case AskedName.Refused(var reason) -> new FileDecision.Refused(reason);
      case AskedName.Relative(var path) -> named(path, question);
    };
  }

  private FileDecision named(String path, FileQuestion question) {
    Optional<String> below = policy.secretPath().flatMap(secret -> secret.below(path));
    if (below.isPresent()) {
      return files.find(new Asking(below.get(), true, question));
    }
    Asking asking = new Asking(path, false, question);
    Optional<MacAddress> phone = files.owner(path);
    boolean confidential = phone.isEmpty() && files.confidential(path);
    if (phone.isEmpty() && !confidential) {
      return forEverybody(asking);
    }
    if (policy.credentials().isPresent() && question.transport() == Transport.HTTP) {
      return byPassword(phone, asking, policy.credentials().get());
    }
    return confidential ? byAsker(asking) : byAddress(phone.orElseThrow(), asking);
  }

  /**
   * A generic name tells by its answer whether the site has the phone that somebody says to be, and
   * what that phone is told: it counts as that phone's own name. Where a password guards, that
   * helps nobody.
   */
  private FileDecision forEverybody(Asking asking) {
    Optional<MacAddress> claimed =
        policy.credentials().isPresent() ? Optional.empty() : files.claimed(asking);
    return claimed.isPresent() ? byAddress(claimed.get(), asking) : files.find(asking);
  }

  private FileDecision byAddress(MacAddress phone, Asking asking) {
    Ip4Address asker = asking.question().asker();
    FileDecision found = files.find(asking);
    return switch (policy.rule().decide(phone, asker, leases, clock.instant())) {
      case AccessDecision.Holder _ -> found;
      case AccessDecision.Allowed _ -> unlessGuessed(phone, files.knows(phone), found, asker);
      case AccessDecision.Denied(var reason) ->
          unlessGuessed(phone, false, denied(found, reason), asker);
    };
  }

  /** What is no phone's own goes to phones, by their User-Agent and lease, and to networks. */
  private FileDecision byAsker(Asking asking) {
    FileQuestion question = asking.question();
    MacAddress asker =
        question.userAgent().flatMap(UserAgent::parse).map(UserAgent::mac).orElse(NOBODY);
    FileDecision found = files.find(asking);
    return policy.rule().decide(asker, question.asker(), leases, clock.instant())
            instanceof AccessDecision.Denied(var reason)
        ? denied(found, "as such files: " + reason)
        : found;
  }

  private FileDecision denied(FileDecision found, String reason) {
    if (found instanceof FileDecision.NotFound) {
      return found;
    }
    figures.refused.increment();
    return new FileDecision.Refused(reason);
  }

  private FileDecision unlessGuessed(
      MacAddress phone, boolean good, FileDecision decision, Ip4Address asker) {
    return switch (guesses.judge(asker, phone.bits() | MAC_MARK, good)) {
      case GuessVerdict.Now _ -> decision;
      case GuessVerdict.Later(var by) -> {
        figures.delayed.increment();
        yield new FileDecision.Delayed(by, decision);
      }
      case GuessVerdict.Never(var reason) -> {
        figures.hidden.increment();
        yield new FileDecision.Hidden(reason);
      }
    };
  }

  /**
   * Without the right password all get the same answer, and nothing is looked up for them. An
   * address that tries passwords gets it even with the right one.
   */
  private FileDecision byPassword(
      Optional<MacAddress> phone, Asking asking, Credentials credentials) {
    FileQuestion question = asking.question();
    if (question.authorization().isEmpty()) {
      figures.challenged.increment();
      return NO_PASSWORD; // as every client begins that waits to be asked
    }
    Secret given = question.authorization().get();
    boolean right = credentials.fit(given);
    long subject =
        phone.filter(_ -> right).map(mac -> mac.bits() | MAC_MARK).orElse(Credentials.trace(given));
    boolean good = right && phone.map(files::knows).orElse(true);
    return switch (guesses.judge(question.asker(), subject, good)) {
      case GuessVerdict.Now _ -> right ? files.find(asking) : wrongPassword();
      case GuessVerdict.Later(var by) -> {
        figures.delayed.increment();
        yield new FileDecision.Delayed(by, right ? files.find(asking) : wrongPassword());
      }
      case GuessVerdict.Never _ -> {
        figures.hidden.increment();
        yield TRIED_PASSWORD;
      }
    };
  }

  private FileDecision wrongPassword() {
    figures.challenged.increment();
    return WRONG_PASSWORD;
  }

  @Override
  public String shown(String name) {
    return policy.secretPath().isEmpty() ? name : policy.secretPath().get().masked(name);
  }

  @Override
  public Optional<String> user(Secret authorization) {
    return policy.credentials().flatMap(known -> known.user(authorization));
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

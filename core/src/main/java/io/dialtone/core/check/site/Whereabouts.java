// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.FolderView;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.core.check.site.Source.OfGiven;
import io.dialtone.core.check.site.Source.OfGroup;
import io.dialtone.core.check.site.Source.OfInf;
import io.dialtone.core.check.site.Source.OfPhone;
import io.dialtone.core.check.site.Source.OfReasons;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.List;
import java.util.Optional;

/** Tells a finding in a file that was made from a site by what it was made from. */
final class Whereabouts {

  private final CheckedSite site;
  private final FolderView folder;

  Whereabouts(CheckedSite site, FolderView folder) {
    this.site = site;
    this.folder = folder;
  }

  /** Where people look for a file: the level of the site that it is for. */
  static String place(CheckedSite site, Source source) {
    return switch (source) {
      case OfInf(var phone) -> Remedy.phone(phone).place();
      case OfPhone(var phone) -> Remedy.phone(phone).place();
      case OfGroup(var phone) -> group(site, phone).place();
      case OfGiven(var file) -> Remedy.file(file).place();
      case OfReasons _ -> RenderedFolder.REASONS;
    };
  }

  private static Remedy group(CheckedSite site, Phone phone) {
    GroupId group = phone.place().group();
    return Remedy.group(site.site(), group, "NAME");
  }

  Finding of(Finding finding, Source source) {
    return switch (source) {
      case OfInf(var phone) -> ofInf(finding, phone);
      case OfPhone(var phone) -> ofConfig(finding, phone, true);
      case OfGroup(var phone) -> ofConfig(finding, phone, false);
      case OfGiven(var file) -> {
        Remedy remedy = Remedy.file(file);
        boolean unused = finding.check() == FolderCheck.FILE_UNUSED;
        String mend =
            unused
                ? "name it at a level, or take it away: dialtone site files remove " + file.name()
                : finding.mend() + "; then: " + remedy.command();
        yield new Finding(
            finding.check(),
            remedy.place(),
            finding.line(),
            unused ? "is named by no INF of the site" : finding.text(),
            finding.phone(),
            mend);
      }
      case OfReasons _ -> finding;
    };
  }

  /** A line of an INF: the setting that names the file. */
  private Finding ofInf(Finding finding, Phone phone) {
    Remedy remedy =
        name(finding)
            .flatMap(InfKey::named)
            .flatMap(SiteSetting::of)
            .map(setting -> Remedy.file(site.site(), phone, setting))
            .orElseGet(() -> Remedy.phone(phone));
    return finding.at(remedy.place(), finding.mend() + ": " + remedy.command());
  }

  /** A line of a config: whatever says its value. */
  private Finding ofConfig(Finding finding, Phone phone, boolean own) {
    Remedy remedy =
        name(finding)
            .flatMap(name -> value(phone, name, own))
            .map(value -> Remedy.of(value, phone))
            .orElseGet(() -> own ? Remedy.phone(phone) : group(site, phone));
    return finding.at(remedy.place(), finding.mend() + ": " + remedy.command());
  }

  private Optional<Effective> value(Phone phone, String name, boolean own) {
    if (own) {
      return site.renderer().values(phone).find(name);
    }
    List<Effective> common = site.renderer().values(phone.place().group(), phone.kind()).common();
    return common.stream().filter(value -> value.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The key of the line that a finding is about. */
  private Optional<String> name(Finding finding) {
    if (finding.line() == 0
        || !(folder.read(finding.file(), ConfigFile.MAX_LENGTH)
            instanceof FolderView.Content.Read(Bytes bytes))) {
      return Optional.empty();
    }
    List<TextLine> lines = TextLine.split(bytes);
    return finding.line() <= lines.size()
            && IniLine.parse(lines.get(finding.line() - 1).text())
                instanceof IniLine.Setting(var name, _)
        ? Optional.of(name)
        : Optional.empty();
  }
}

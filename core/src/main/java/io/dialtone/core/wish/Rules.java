// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.parameter.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The rules for all wishes. Each answers why the wish cannot be, or lets it into the draft and
 * answers nothing.
 */
final class Rules {

  private final Draft draft;
  private final SettingRules settings;
  private final GroupRules groups;
  private final PhoneRules phones;
  private final UseRules uses;
  private final StockRules stock;
  private final RulesOfPlacement placement;
  private final UndoRules undo;
  private final IntakeRules intake;

  Rules(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    settings = new SettingRules(draft, dictionary);
    groups = new GroupRules(draft);
    phones = new PhoneRules(draft, settings);
    uses = new UseRules(draft);
    stock = new StockRules(draft, dictionary);
    placement = new RulesOfPlacement(draft);
    undo = new UndoRules(draft);
    intake = new IntakeRules(draft, this::refusal);
  }

  Optional<String> refusal(Wish wish) {
    return switch (wish) {
      case Wish.SetSetting set -> settings.set(set);
      case Wish.UnsetSetting(var level, var key) -> settings.unset(level, key);
      case Wish.AddGroup(var parent, var name) -> groups.add(parent, name);
      case Wish.RenameGroup(var group, var name) -> groups.rename(group, name);
      case Wish.MoveGroup(var group, var parent) -> groups.move(group, parent);
      case Wish.RemoveGroup(var group) -> groups.remove(group);
      case Wish.AddPhone add -> phones.add(add);
      case Wish.SetKind(var mac, var kind) -> phones.setKind(mac, kind);
      case Wish.SetState(var mac, var state) -> phones.setState(mac, state);
      case Wish.SetPlace(var mac, var place) -> phones.setPlace(mac, place);
      case Wish.RemovePhone(var mac) -> phones.remove(mac);
      case Wish.AssignLine(var mac, var line, var account) -> uses.assign(mac, line, account);
      case Wish.SetKey(var mac, var key, var use) -> uses.setKey(mac, key, use);
      case Wish.PutAccount(var account) -> stock.put(account);
      case Wish.RemoveAccount(var name) -> stock.removeAccount(name);
      case Wish.PutContact(var contact) -> stock.put(contact);
      case Wish.RemoveContact(var contact) -> stock.remove(contact);
      case Wish.PutTemplate(var template) -> stock.put(template);
      case Wish.RemoveTemplate(var name) -> stock.removeTemplate(name);
      case Wish.PutRule(var rule, var at) -> placement.put(rule, at);
      case Wish.MoveRule(var from, var to) -> placement.move(from, to);
      case Wish.RemoveRule(var at) -> placement.remove(at);
      case Wish.Discover(var seen) -> {
        new DiscoveryRules(draft).discover(seen);
        yield Optional.empty();
      }
      case Wish.PutFile(var file) -> stock.put(file);
      case Wish.RemoveFile(var name) -> stock.removeFile(name);
      case Wish.TakeBack(var change) -> undo.takeBack(change);
      case Wish.All(_, var wishes) -> all(wishes);
      case Wish.TakeIn(_, var brought) -> intake.refusal(brought);
    };
  }

  SortedMap<Integer, String> faults(List<Brought> brought) {
    return intake.faults(brought);
  }

  private Optional<String> all(List<Wish> wishes) {
    if (wishes.size() > SiteLimits.WISHES) {
      return Optional.of("more than " + SiteLimits.WISHES + " wishes at once: divide them");
    }
    for (Wish wish : wishes) {
      if (wish instanceof Wish.All) {
        return Optional.of("wishes within wishes: name them all in one list");
      }
      Optional<String> refusal = refusal(wish);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }
}

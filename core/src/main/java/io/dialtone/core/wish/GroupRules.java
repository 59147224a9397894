// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Settings;
import java.util.Optional;

/** What may become of groups: a tree it stays. */
final class GroupRules {

  private final Draft draft;

  GroupRules(Draft draft) {
    this.draft = draft;
  }

  Optional<String> add(GroupId parent, String name) {
    Optional<String> fault = nameFault(parent, name, Optional.empty());
    if (fault.isPresent()) {
      return fault;
    }
    if (draft.count(ItemKey.Kind.GROUP) >= SiteLimits.GROUPS) {
      return Optional.of("a site has at most " + SiteLimits.GROUPS + " groups: remove one first");
    }
    if (draft.chain(parent).size() >= SiteLimits.DEPTH) {
      return Optional.of(tooDeep());
    }
    Group group = new Group(draft.freshGroup(), name, parent, Settings.NONE);
    draft.put(group);
    draft.say("add " + text(group.id()));
    return Optional.empty();
  }

  Optional<String> rename(GroupId id, String name) {
    Optional<Group> group = draft.group(id);
    if (id.isRoot() || group.isEmpty()) {
      return Optional.of(id.isRoot() ? "the whole site has no other name" : Refusals.noGroup(id));
    }
    Optional<String> fault = nameFault(group.get().parent(), name, Optional.of(id));
    if (fault.isPresent()) {
      return fault;
    }
    draft.say("rename " + text(id) + " to " + name);
    draft.put(group.get().named(name));
    return Optional.empty();
  }

  Optional<String> move(GroupId id, GroupId parent) {
    Optional<Group> group = draft.group(id);
    if (id.isRoot() || group.isEmpty()) {
      return Optional.of(id.isRoot() ? "the whole site cannot be moved" : Refusals.noGroup(id));
    }
    if (draft.group(parent).isEmpty()) {
      return Optional.of(Refusals.noGroup(parent));
    }
    if (draft.chain(parent).contains(group.get())) {
      return Optional.of(
          text(id) + " cannot be under itself, and " + text(parent) + " is: move it elsewhere");
    }
    Optional<String> fault = nameFault(parent, group.get().name(), Optional.of(id));
    if (fault.isPresent()) {
      return fault;
    }
    String before = text(id);
    draft.put(group.get().in(parent));
    boolean deep = draft.below(id).stream().anyMatch(g -> draft.chain(g).size() > SiteLimits.DEPTH);
    draft.say("move " + before + " to " + text(parent));
    return deep ? Optional.of(tooDeep()) : Optional.empty();
  }

  Optional<String> remove(GroupId id) {
    if (id.isRoot() || draft.group(id).isEmpty()) {
      return Optional.of(id.isRoot() ? "the whole site cannot be removed" : Refusals.noGroup(id));
    }
    int phones = draft.phonesIn(id).size();
    int groups = draft.groupsIn(id).size();
    if (phones > 0 || groups > 0) {
      String what = phones > 0 ? Refusals.count(phones, "phone") : Refusals.count(groups, "group");
      return Optional.of(text(id) + " still has " + what + ": move or remove them first");
    }
    if (draft.rules().all().stream().anyMatch(rule -> rule.group().equals(Optional.of(id)))) {
      return Optional.of(
          "a rule puts phones into " + text(id) + ": change or remove the rule first");
    }
    draft.say("remove " + text(id));
    draft.remove(ItemKey.of(id));
    return Optional.empty();
  }

  private Optional<String> nameFault(GroupId parent, String name, Optional<GroupId> self) {
    if (draft.group(parent).isEmpty()) {
      return Optional.of(Refusals.noGroup(parent));
    }
    Optional<String> fault = Names.fault("a group", name);
    if (fault.isPresent()) {
      return fault;
    }
    return draft
        .child(parent, name)
        .filter(other -> !self.equals(Optional.of(other)))
        .map(other -> text(other) + " is there already: take another name");
  }

  private String text(GroupId id) {
    return Levels.text(new Level.OfGroup(id), draft::chain);
  }

  private static String tooDeep() {
    return "groups stand at most "
        + (SiteLimits.DEPTH - 1)
        + " deep below the site: put it further up";
  }
}

// SPDX-License-Identifier: Apache-2.0
// Keeps the panel as it is: asks for the phone's status again and again.
"use strict";
const byId = (id) => document.getElementById(id);
async function follow() {
  let next = 500;
  try {
    const answer = await fetch("/status.json", { cache: "no-store" });
    if (answer.status === 403) { location.href = "/admin.html"; return; }
    const status = await answer.json();
    status.lines.forEach((line, i) => { byId("line" + (i + 1)).textContent = line; });
    byId("lamp").setAttribute("class", "lamp " + (status.lamp ? "on" : "off"));
    byId("phone").setAttribute("class", "phone" + (status.talking ? " talking" : ""));
    byId("state").textContent = status.state;
    byId("latest").textContent = status.latest.join("\n") + "\n";
  } catch (gone) {
    byId("phone").setAttribute("class", "phone dead");
    byId("state").textContent = "without power, or out of reach";
    next = 1500;
  }
  setTimeout(follow, next);
}
follow();

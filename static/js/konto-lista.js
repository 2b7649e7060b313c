// <konto-lista verksamhet="…" plattform="…" tema="…" rubrik="2" kolumner="1"><a href="…">…</a></konto-lista>
// Shows the list as it is right now, in the style of the page around it. What stands inside stays if it can't.
"use strict";

(() => {
  const site = new URL(document.currentScript.src).origin;
  const most = 200;
  const words = {
    sv: {
      on: "på",
      about: "Om",
      warning: "Varning: lita inte på kontot",
      resting: "Kontot vilar",
      closes: "Kontot stängs",
      none: "Här finns inga konton i dag.",
      all: "Alla konton",
    },
    en: {
      on: "on",
      about: "About",
      warning: "Warning: do not trust the account",
      resting: "The account is resting",
      closes: "The account closes on",
      none: "There are no accounts here today.",
      all: "All accounts",
    },
  };

  const made = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.append(text);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const number = (text, least, greatest) => {
    const value = Number(text);
    return Number.isInteger(value) && value >= least && value <= greatest ? value : least;
  };

  class KontoLista extends HTMLElement {
    static observedAttributes = ["plattform", "verksamhet", "tema", "rubrik", "kolumner", "lang"];

    connectedCallback() {
      this.show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.show();
    }

    async show() {
      const turn = (this.turn = {});
      // Each attribute calls by itself as the element comes to life: only the last call asks.
      await null;
      if (this.turn !== turn) return;
      const language = this.lang.startsWith("en") ? "en" : "sv";
      const start = language === "en" ? `${site}/en/` : `${site}/`;
      const asked = new URLSearchParams();
      for (const name of ["plattform", "verksamhet", "tema"]) {
        for (const key of (this.getAttribute(name) || "").split(/\s+/)) if (key) asked.append(name, key);
      }
      const question = asked.size ? `?${asked}` : "";
      try {
        const answer = await fetch(`${start}konton.json${question}`, { credentials: "omit" });
        const told = answer.ok ? await answer.json() : null;
        if (told?.version === 1 && this.turn === turn) this.fill(told, language, start + question);
      } catch {
        // The link inside is there already.
      }
    }

    fill(told, language, address) {
      const say = words[language];
      const heading = `h${number(this.getAttribute("rubrik"), 2, 6)}`;
      const columns = number(this.getAttribute("kolumner"), 1, 4);
      const list = made("ul");
      if (columns > 1) list.style.columns = `${columns} 18em`;
      for (const account of told.accounts.slice(0, most)) list.append(this.row(account, say, heading, language));
      const block = made("div", "", { lang: language });
      block.append(told.accounts.length ? list : made("p", say.none));
      const all = made("p");
      all.append(made("a", `${say.all}: ${told.publisher}`, { href: address }));
      block.append(all);
      this.replaceChildren(block);
    }

    row(account, say, heading, language) {
      const name = `${account.name} ${say.on} ${account.platform_name}`;
      const row = made("li");
      row.style.breakInside = "avoid";
      const title = made(heading);
      const safe = !account.warning && /^https?:/.test(account.url);
      title.append(safe ? made("a", name, { href: account.url, rel: "noopener external" }) : name);
      row.append(title);
      if (account.warning) {
        const warning = made("p");
        warning.append(made("strong", say.warning));
        row.append(warning);
      }
      const own = language === "en" ? account.description_en : account.description;
      const text = own || account.description || account.description_en;
      if (text) row.append(made("p", text, own ? {} : { lang: language === "en" ? "sv" : "en" }));
      const today = new Date().toLocaleDateString("sv-SE");
      if (account.closes_on >= today) row.append(made("p", `${say.closes} ${account.closes_on}`));
      else if (account.status === "resting") row.append(made("p", say.resting));
      const more = made("p", `${account.department} · `);
      more.append(made("a", `${say.about} ${name}`, { href: account.page }));
      row.append(more);
      return row;
    }
  }

  if (!customElements.get("konto-lista")) customElements.define("konto-lista", KontoLista);
})();

// Enhancements of a page by scripts: section links, copy buttons, a mark on the current section, videos in place, forms
// for predictions.
// All content of the page is available without them.
"use strict";

const article = document.querySelector("article");
const contents = document.querySelector(".contents");
const lessonsMenu = document.querySelector(".lessons-menu");

/** Makes an element with attributes and text. */
function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

/** Adds a "#" link to every heading, to copy the section's address from. */
function addSectionLinks() {
  for (const heading of article.querySelectorAll(":is(h1:not(:first-child), h2, h3, h4)[id]")) {
    const attributes = { class: "section-link", href: `#${heading.id}`, "aria-label": "Link to this section" };
    heading.append(element("a", attributes, "#"));
  }
}

/** Copies text with the Clipboard API, or with a selection where a page from disk may not use that. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { readonly: "", class: "visually-hidden" });
    const focused = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return copied;
  }
}

/** Adds a copy button to every block of code, and a live region that announces the result. */
function addCopyButtons() {
  const announcer = element("p", { class: "visually-hidden", role: "status" });
  document.body.append(announcer);
  for (const block of article.querySelectorAll("pre.code, pre:has(> code)")) {
    const frame = element("div", { class: "copyable" });
    const button = element("button", { type: "button", class: "copy-button" }, "Copy");
    let reset = 0;
    button.addEventListener("click", async () => {
      const copied = await copy(block.textContent.replace(/\n$/, ""));
      button.textContent = announcer.textContent = copied ? "Copied" : "Not copied";
      clearTimeout(reset);
      reset = setTimeout(() => { button.textContent = "Copy"; announcer.textContent = ""; }, 2000);
    });
    block.replaceWith(frame);
    frame.append(block, button);
  }
}

/** Marks the current section in the table of contents, and scrolls the table to the mark. */
function followReading() {
  if (!contents) return;
  const entries = [...contents.querySelectorAll("a")]
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((entry) => entry.heading);
  let current = null;
  let scheduled = false;

  function mark() {
    scheduled = false;
    const line = innerHeight / 4;
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = entries.filter((entry) => entry.heading.getBoundingClientRect().top <= line);
    const link = (atEnd ? entries : passed).at(-1)?.link ?? null;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
    if (!link) return;
    const [list, item] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
    if (item.top < list.top || item.bottom > list.bottom) contents.scrollTop += item.top - list.top - list.height / 2;
  }

  const schedule = () => {
    if (!scheduled) requestAnimationFrame(mark);
    scheduled = true;
  };
  addEventListener("scroll", schedule, { passive: true });
  addEventListener("resize", schedule);
  mark();
}

/** Closes menus that cover the text: at Escape, at a click elsewhere, and when a link is followed. */
function closeMenus() {
  const fold = contents?.querySelector("details");
  fold?.addEventListener("click", (event) => { if (event.target.closest("a")) fold.open = false; });
  if (!lessonsMenu) return;
  document.addEventListener("click", (event) => { if (!lessonsMenu.contains(event.target)) lessonsMenu.open = false; });
  lessonsMenu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    lessonsMenu.open = false;
    lessonsMenu.querySelector("summary").focus();
  });
}

/** Replaces a clicked video card by the player. The player does not start in pages from disk: there the link stays. */
function playVideosInPlace() {
  if (!location.protocol.startsWith("http")) return;
  for (const card of article.querySelectorAll("a.video[data-video]")) {
    card.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const player = element("iframe", {
        class: "video",
        src: `https://www.youtube-nocookie.com/embed/${encodeURIComponent(card.dataset.video)}?autoplay=1`,
        title: card.querySelector(".video-title")?.textContent ?? "Video",
        allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
        referrerpolicy: "strict-origin-when-cross-origin",
        allowfullscreen: "",
      });
      card.replaceWith(player);
      player.focus();
    });
  }
}

/** The answers that the reader gave on this page, by the predictions' ids, kept on the reader's own machine. */
const answers = {
  key: `lessons:${location.pathname}`,
  /** Storage may be forbidden or full: then the answers last as long as the page. */
  all() { try { return JSON.parse(localStorage.getItem(this.key)) ?? {}; } catch { return {}; } },
  get(id) { return this.all()[id]; },
  set(id, answer) {
    const all = { ...this.all(), [id]: answer };
    try { localStorage.setItem(this.key, JSON.stringify(all)); } catch { return; }
  },
};

/** The numbers that a text may mean: a comma stands before decimals, or between thousands. */
function numbersIn(text) {
  const plain = text.replace(/[\u2212\u2013]/g, "-").replace(/[\s\u00a0\u202f'’_]|%$/g, "");
  const readings = [plain.replace(",", ".")];
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(plain)) readings.push(plain.replaceAll(",", ""));
  return readings.filter((reading) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(reading)).map(Number);
}

/** A number as the pages write it. */
function shown(number, digits) {
  return number.toLocaleString("en", { maximumSignificantDigits: digits }).replace("-", "−");
}

/** A prediction of a choice: radio buttons before the choices. */
class Choices {
  constructor(list, box) {
    this.choices = [...list.children].map((item, index) => {
      const label = element("label", {});
      const input = element("input", { type: "radio", name: `${box.id}.choice`, value: String(index) });
      label.append(...item.childNodes);
      const text = label.textContent;
      label.prepend(input);
      item.append(label);
      return { input, text, letter: String.fromCharCode(65 + index) };
    });
    this.reasons = [...box.querySelectorAll(":scope > .callout-body > .answer > .reasons > li")];
    this.right = this.reasons.findIndex((reason) => reason.classList.contains("right"));
    list.children[this.right].classList.add("right");
    this.content = [list];
    this.first = this.choices[0].input;
    this.missing = "Choose one first.";
  }

  get answer() { return this.choices.find((choice) => choice.input.checked)?.text; }

  set answer(text) {
    for (const choice of this.choices) choice.input.checked = choice.text === text;
  }

  /** Judges the answer; `null` if there is none. */
  verdict() {
    const chosen = this.choices.findIndex((choice) => choice.input.checked);
    if (chosen < 0) return null;
    this.reasons.forEach((reason, index) => reason.classList.toggle("chosen", index === chosen));
    const [letter, right] = [this.choices[chosen].letter, this.choices[this.right].letter];
    return chosen === this.right
      ? { right: true, text: `Right, it is ${right}; see why below.` }
      : { right: false, text: `Not ${letter}: it is ${right}; see why below.` };
  }
}

/** A prediction of a number: a field for it. */
class Estimate {
  constructor(answer, box) {
    const { value, tolerance, unit = "" } = answer.dataset;
    [this.value, this.tolerance] = [Number(value), Number(tolerance)];
    this.shown = answer.querySelector(".value").textContent + (unit && `\u00a0${unit}`);
    const id = `${box.id}.estimate`;
    this.first = element("input", {
      id, type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": `${box.id}.verdict`,
    });
    const row = element("div", { class: "estimate" });
    row.append(element("label", { for: id }, "Your estimate"), this.first, element("span", {}, unit));
    this.content = [row];
    this.missing = "Write a number, such as 0.5 or −3.";
  }

  get answer() { return this.first.value; }
  set answer(text) { this.first.value = text; }

  /** Judges the answer; `null` if it is no number. */
  verdict() {
    const distance = (number) => Math.abs(number - this.value);
    const estimate = numbersIn(this.first.value).sort((a, b) => distance(a) - distance(b))[0];
    this.first.removeAttribute("aria-invalid");
    if (estimate === undefined) {
      this.first.setAttribute("aria-invalid", "true");
      return null;
    }
    // A difference of exactly the tolerance is within it, also where decimals are rounded.
    const right = distance(estimate) <= this.tolerance * (1 + 1e-9);
    if (distance(estimate) <= 1e-9 * Math.abs(this.value)) return { right, text: `Exactly: it is ${this.shown}.` };
    const off = `your ${shown(estimate, 12)} is ${shown(distance(estimate), 4)} too ${estimate < this.value ? "low" : "high"}`;
    return { right, text: `${right ? "Close enough" : "Not quite"}: it is ${this.shown}, ${off}.` };
  }
}

/** Makes a form of every prediction: an answer, a check with its reasons, and another try. */
function askPredictions() {
  for (const box of article.querySelectorAll(".prediction[id]")) {
    const [title, body] = box.children;
    const part = (name) => body.querySelector(`:scope > ${name}`);
    const [question, list, answer] = [part(".question"), part(".choices"), part(".answer")];
    if (!list && !answer.dataset.value) continue;
    const form = element("form", { class: "prediction-form", novalidate: "" });
    const fieldset = element("fieldset", {});
    const legend = element("legend", { class: "visually-hidden" });
    legend.append(...title.cloneNode(true).childNodes);
    if (question) {
      question.id = `${box.id}.question`;
      fieldset.setAttribute("aria-describedby", question.id);
    }
    const row = element("div", { class: "controls-row" });
    const button = element("button", {}, "Check");
    const verdict = element("p", { class: "verdict", id: `${box.id}.verdict`, role: "status" });
    row.append(button, verdict);

    const asked = list ? new Choices(list, box) : new Estimate(answer, box);
    /** Shows a verdict, or none. */
    const show = (judged, text = judged?.text ?? "") => {
      box.classList.toggle("checked", judged !== null);
      button.textContent = judged ? "Try again" : "Check";
      verdict.textContent = text;
      delete verdict.dataset.right;
      if (judged) verdict.dataset.right = judged.right;
    };
    form.addEventListener("input", () => { if (verdict.textContent) show(null); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (box.classList.contains("checked")) {
        answers.set(box.id, undefined);
        form.reset();
        show(null);
        answer.open = false;
        asked.first.focus();
        return;
      }
      const judged = asked.verdict();
      show(judged, judged ? judged.text : asked.missing);
      if (!judged) return asked.first.focus();
      answers.set(box.id, asked.answer);
      answer.open = true;
    });

    const remembered = answers.get(box.id);
    if (typeof remembered === "string") {
      asked.answer = remembered;
      show(asked.verdict());
    }
    fieldset.append(legend, ...asked.content);
    form.append(fieldset, row);
    answer.before(form);
    box.classList.add("ready");
  }
}

/** Makes boxes that scroll sideways focusable, so that the keyboard scrolls them in every browser. */
function makeScrollersReachable() {
  const boxes = article.querySelectorAll("pre, .table-scroll, table:not(.table-scroll *), .katex-display, figure");
  const mark = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", mark);
  mark();
}

/** Opens all folds for the printer, and closes them again. */
function openFoldsInPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...article.querySelectorAll("details:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
}

addSectionLinks();
addCopyButtons();
followReading();
closeMenus();
playVideosInPlace();
askPredictions();
makeScrollersReachable();
openFoldsInPrint();

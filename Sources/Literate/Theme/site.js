// Enhancements of a page by scripts: section links, copy buttons, a mark on the current section, videos in place.
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

/** Makes boxes that scroll sideways focusable, so that the keyboard scrolls them in every browser. */
function makeScrollersReachable() {
  for (const box of article.querySelectorAll("pre, .table-scroll, .katex-display, figure")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}

addSectionLinks();
addCopyButtons();
followReading();
closeMenus();
playVideosInPlace();
makeScrollersReachable();

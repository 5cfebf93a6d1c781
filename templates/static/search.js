// Search in both languages. The rules for words are those of dwiwarta/rendering/search; a test runs both over one list.
"use strict";

// ---- Words

const words = (text) => (text.replace(/[\u2018\u2019\u201b\u02bc\u2032`\u00b4]/g, "'").normalize("NFKD").replace(/[\u0300-\u036f]+/g, "")
  .toLowerCase().replace(/'s(?![\p{L}\p{N}])/gu, "").replaceAll("'", "").replace(/(?<![\p{L}\p{N}])rp(?=\d)/gu, "rp ")
  .match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu) || [])
  .map((word) => (/^\d+[.,]/.test(word) ? word.replace(/[.,](?=\d{3}(?!\d))/g, "").replaceAll(",", ".") : word).slice(0, 40));

const ENDINGS = ["lah kah tah pun", "nya ku mu", "kan an i"].map((some) => some.split(" "));
const PREFIXES = [["di|ke|se|ber|ter|per)"], ["be|te)(?=r|[^aeiou]er)"], ["bel|pel)(?=ajar)"], ["pe)(?=[^aeiou])"], ["me)(?=[lrwy]|m[aeiou]|n[gy]?[aeiou])"],
  ["[mp]em)(?=[^aeiou])"], ["[mp]en)(?=[cdjstz])"], ["[mp]eng)(?=[ghkq])"], ["[mp]enge)(?=.{3,4}$)"], ["[mp]em)(?=[aeiou])", "p"],
  ["[mp]en)(?=[aeiou])", "t"], ["[mp]eny)(?=[aeiou])", "s"], ["[mp]eng)(?=[aeiou])", "", "k"]]
  .map(([pattern, ...melted]) => [new RegExp("^(?:" + pattern), melted.length ? melted : [""]]);

// Every root that an Indonesian word may come from, itself first, with how many of its letters were taken off.
function possibleRoots(word) {
  const found = new Map([[word, 0]]);
  if (/^\d+$/.test(word)) return found;
  const note = (root, off) => found.has(root) || found.set(root, off);
  const shorten = (form, off, deep) => {
    for (const [pattern, melted] of PREFIXES) {
      const prefix = form.match(pattern)?.[0];
      if (prefix) for (const letter of melted) {
        const root = letter + form.slice(prefix.length);
        if (root.length < 3 || !/[aeiou]/.test(root)) continue;
        note(root, off + prefix.length);
        if (deep > 1) shorten(root, off + prefix.length, deep - 1);
      }
    }
  };
  const forms = [word];
  for (const endings of ENDINGS)
    for (const form of [...forms])
      for (const end of endings) if (form.endsWith(end)) forms.push(form.slice(0, -end.length));
  for (const form of forms) {
    if (form.length > 2 && /[aeiou].*[aeiou]/.test(form)) note(form, word.length - form.length);
    shorten(form, word.length - form.length, 3);
  }
  return found;
}

// Snowball's English stemmer (Porter 2).
const table = (text) => {
  const map = Object.fromEntries(text.split(" ").map((pair) => pair.split(":")));
  return (word, from) => {
    const at = word.search(new RegExp(`(?:${Object.keys(map).join("|")})$`));
    return at < 0 || at < from ? [word] : [word.slice(0, at), map[word.slice(at)]];
  };
};
const STEP2 = table("ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful entli:ent ogist:og enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble ogi:og li:");
const STEP3 = table("ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ative: ful: ness:");
const STEP4 = table("ement: ment: ance: ence: able: ible: ant: ent: ion: ism: ate: iti: ous: ive: ize: al: er: ic:");
const SPECIAL = Object.fromEntries("andes atlas bias cosmos early:earli gently:gentl howe idly:idl news only:onli singly:singl skies:sky skis:ski sky ugly:ugli"
  .split(" ").map((pair) => [...pair.split(":"), pair]));
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;

function stem(word) {
  if (Object.hasOwn(SPECIAL, word)) return SPECIAL[word];
  if (word.length < 3) return word;
  let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y"), cut, end;
  const region = (from) => from + (w.slice(from).match(/^[^aeiouy]*[aeiouy]+[^aeiouy]/)?.[0].length ?? w.length - from);
  const r1 = w.match(/^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/)?.[0].length ?? region(0), r2 = region(r1);
  if (/sses$/.test(w)) w = w.slice(0, -2);
  else if (/ie[sd]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
  else if (/[aeiouy].+s$/.test(w) && !/[us]s$/.test(w)) w = w.slice(0, -1);
  if ((cut = w.search(/eed(?:ly)?$/)) >= 0) {
    if (cut >= r1 && !/^(?:succ|proc|exc)eed/.test(w)) w = w.slice(0, cut) + "ee";
  } else if (/^[^aeiouy]ying$/.test(w)) w = w[0] + "ie";
  else if ((cut = w.search(/(?:ed|ing)(?:ly)?$/)) >= 0 && /[aeiouy]/.test(w.slice(0, cut)) && !/^(?:even|cann|inn|earr|herr|out)ing$/.test(w)) {
    w = w.slice(0, cut);
    if (/(?:at|bl|iz)$/.test(w)) w += "e";
    else if (/([bdfgmnprt])\1$/.test(w)) w = /^[aeo]..$/.test(w) ? w : w.slice(0, -1);
    else if (w.length === r1 && SHORT.test(w)) w += "e";
  }
  w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");
  [cut, end] = STEP2(w, r1);
  if (end !== undefined && (end !== "" || /[cdeghkmnrt]$/.test(cut)) && (end !== "og" || !w.endsWith("ogi") || cut.endsWith("l"))) w = cut + end;
  [cut, end] = STEP3(w, r1);
  if (end !== undefined && (!w.endsWith("ative") || cut.length >= r2)) w = cut + end;
  [cut, end] = STEP4(w, r2);
  if (end !== undefined && (!w.endsWith("ion") || /[st]$/.test(cut))) w = cut;
  cut = w.slice(0, -1);
  if (w.endsWith("e") ? cut.length >= r2 || (cut.length >= r1 && !SHORT.test(cut)) : cut.length >= r2 && w.endsWith("ll")) w = cut;
  return w.replaceAll("Y", "y");
}

// ---- The index

const form = document.querySelector("form[role=search]"), { index, story: address } = form.dataset, lang = document.documentElement.lang;
const texts = new Map();
let contents;

// A file of the index. Names of word files change with what is in them; so whoever finds one gone has an old table of contents.
const fetched = async (name, how) => {
  const answer = await fetch(index + name, how);
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
};
const kept = (name, how) => texts.get(name) ?? texts.set(name, fetched(name, how).catch((error) => { texts.delete(name); throw error; })).get(name);
const part = async (name) => "\n" + await kept(`words/${name}.${contents.words[name]}.txt`, { cache: "force-cache" });
const nameFor = (key) => Object.keys(contents.words).findLast((name) => name <= key.replace(/[^a-z0-9]/g, "_"));

// Postings as [story, rank in the Indonesian, rank in the English, whether it is in English lists].
const postings = (text) => Array.from(text.match(/.{7}/g), (one) => {
  const weight = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(one[6]);
  return [one.slice(0, 6), weight % 5, Math.floor(weight / 5) % 5, weight > 24];
});

async function line(key) {
  const name = nameFor(key), text = name ? await part(name) : "";
  for (const mark of ["= ", " "]) {
    const at = text.indexOf(`\n${key}${mark}`);
    if (at >= 0) return { key, certain: mark === "= ", list: postings(text.slice(text.indexOf(" ", at) + 1, text.indexOf("\n", at + 1))) };
  }
}

// Where a word stands: stories with its best rank there, and what tells it in a text.
async function hits(word) {
  const roots = possibleRoots(word), english = stem(word), stories = new Map();
  const note = ([id, own, other, listed], rank) => rank && stories.set(id, [Math.max(rank, stories.get(id)?.[0] ?? 0), listed]);
  const lines = (await Promise.all([...new Set([...roots.keys(), english])].map(line))).filter(Boolean);
  let own = lines.filter(({ key, list }) => roots.has(key) && list.some((posting) => posting[1]));
  const certain = own.filter((one) => one.certain), least = Math.min(...certain.map(({ key }) => roots.get(key)));
  if (certain.length) own = own.filter((one) => (one.certain && roots.get(one.key) === least) || (one.key === word && least));
  for (const { list } of own) for (const posting of list) note(posting, posting[1]);
  for (const { key, list } of lines) if (key === english) for (const posting of list) note(posting, posting[2]);
  const keys = own.map((one) => one.key);
  let tells = (text, language) => language === "id" ? keys.some((key) => possibleRoots(text).has(key)) : stem(text) === english;
  if (!stories.size && word.length > 2) {  // not finished yet, perhaps
    const names = new Set([nameFor(word), ...Object.keys(contents.words).filter((name) => name.startsWith(word))].filter(Boolean));
    for (const text of await Promise.all([...names].map(part)))
      for (const [, list] of text.matchAll(new RegExp(`\n${word.replace(".", "\\.")}[^ ]* (.*)`, "g")))
        for (const posting of postings(list)) note(posting, Math.max(posting[1], posting[2]));
    if (!stories.size && word.length > 5) return hits(word.slice(0, -1));
    tells = (text) => [...possibleRoots(text).keys()].some((root) => root.startsWith(word));
  }
  return { word, stories, tells };
}

async function search(query) {
  contents ??= JSON.parse(await fetched("index.json"));
  const asked = await Promise.all([...new Set(words(query))].map(hits));
  const met = asked.filter(({ word, stories }) => stories.size || !` ${contents.stop} `.includes(` ${word} `));
  const found = new Map();
  for (const { stories } of met) for (const [id, [rank, listed]] of stories) {
    const one = found.get(id) ?? found.set(id, { id, listed, count: 0, points: 0 }).get(id);
    one.count++;
    one.points += [0, 1, 3, 6, 12][rank];
  }
  const all = [...found.values()].sort((a, b) => b.count - a.count || b.points - a.points || (a.id < b.id ? 1 : -1));
  return { all: all.filter((one) => lang === "id" || one.listed), elsewhere: lang === "en" ? all.filter((one) => !one.listed).length : 0, met };
}

// ---- The page

const box = form.elements.q, status = document.querySelector("[role=status]"), list = document.querySelector(".results"), more = document.querySelector(".more-results");
const template = document.querySelector("template").content.firstElementChild;
const say = (name, values) => form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const TOKEN = /rp(?=\d)|\d+(?:[.,]\d+)+|[\p{L}\p{N}\p{M}'\u2018\u2019]+/giu;

// Where the words of the query stand in a text: [from, to, which].
const places = (text, language, met) => Array.from(text.matchAll(TOKEN), (token) => [token.index, token.index + token[0].length,
  met.findIndex(({ tells }) => words(token[0]).some((word) => tells(word, language)))]).filter(([, , which]) => which >= 0);

// The text with those words marked; cut to about so many characters around the first.
function marked(text, found, width = Infinity) {
  let from = 0, to = text.length;
  if (to > width) {
    from = found.length && found[0][0] > width / 2 ? text.lastIndexOf(" ", found[0][0] - width / 3) + 1 : 0;
    to = from + width >= to ? to : text.lastIndexOf(" ", from + width);
  }
  const parts = [from ? "…" : ""];
  let at = from;
  for (const [start, end] of found) if (start >= at && end <= to) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  parts.push(text.slice(at, to), to < text.length ? "…" : "");
  return parts;
}

const languageOf = ([own, english, machine], language) => language === "id" || english === undefined || english === own ? "id" : machine ? "en-x-mtfrom-id" : "en";
const fill = (element, parts, language) => {
  element.replaceChildren(...parts);
  if (language !== lang) element.lang = language;
};

function result({ slug, topic, place, day, texts }, met) {
  const item = template.cloneNode(true), $ = (name) => item.querySelector(`.${name}`);
  const shown = (text, language) => language === "en" ? text[1] ?? text[0] : text[0];
  const told = (text, language) => places(shown(text, language), languageOf(text, language).slice(0, 2), met);
  const best = (language, from) => texts.map((text, n) => [n < from ? 0 : new Set(told(text, language).map((one) => one[2])).size, n]).sort((a, b) => b[0] - a[0] || a[1] - b[1])[0];
  const other = lang === "id" ? "en" : "id";
  let [count, n] = best(lang, 1);
  const across = best(other, 0);
  const headline = told(texts[0], lang);
  if (!count && !headline.length && across[0]) n = across[1];
  const link = item.querySelector("a");
  link.href = address.replace("{slug}", slug);
  fill(link, marked(shown(texts[0], lang), headline), languageOf(texts[0], lang));
  if (lang === "id" || texts[0].length > 1) $("waits").remove();
  const text = texts[n || 1];
  if (text) fill($("dek"), marked(shown(text, lang), told(text, lang), 220), languageOf(text, lang));
  else $("dek").remove();
  if (!count && !headline.length && across[0] && languageOf(texts[n], other) !== languageOf(texts[n], lang))
    fill($("original"), marked(shown(texts[n], other), told(texts[n], other), 150), languageOf(texts[n], other));
  else $("original").remove();
  const label = document.querySelector(`[data-topic="${CSS.escape(topic)}"]`);
  if (label) item.classList.add(...label.classList);
  $("topic").textContent = label?.textContent.trim() ?? "";
  $("place").textContent = place;
  const time = item.querySelector("time");
  time.dateTime = day[0] ?? "";
  time.textContent = day[lang === "id" ? 1 : 2] ?? "";
  for (const fact of [$("topic"), $("place"), time]) if (!fact.textContent) fact.remove();
  return item;
}

let turn = 0;
async function show() {
  const query = box.value.trim(), mine = ++turn;
  const url = new URL(location);
  if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
  history.replaceState(null, "", url);
  for (const link of document.querySelectorAll(".switch a")) link.search = url.search;
  let outcome;
  try {
    outcome = query ? await search(query) : { all: [], met: [], elsewhere: 0 };
  } catch {
    contents = JSON.parse(await fetched("index.json", { cache: "reload" }));
    outcome = await search(query);
  }
  if (mine !== turn) return;
  const { all, met, elsewhere } = outcome;
  const whole = all.filter((one) => one.count === met.length), n = whole.length || all.length;
  status.textContent = !query ? "" : n ? say(n === 1 ? "one" : "many", { n, query }) : say("none", { query });
  const note = document.querySelector(".elsewhere");
  note.hidden = !elsewhere;
  if (elsewhere) {
    note.firstElementChild.textContent = say("elsewhere", { n: elsewhere });
    note.firstElementChild.search = url.search;
  }
  list.replaceChildren();
  let next = 0;
  more.hidden = true;
  more.onclick = async () => {
    const some = all.slice(next, next += 10);
    const records = await Promise.all(some.map(({ id }) => kept(`stories/${id}.json`).then(JSON.parse).catch(() => null)));
    if (mine !== turn) return;
    const items = records.map((record, k) => record && [some[k], result(record, met)]).filter(Boolean);
    for (const [one, item] of items) {
      if (whole.length && one.count < met.length && !list.querySelector(".some")) {
        const head = document.createElement("p");
        head.className = "some";
        head.textContent = form.dataset.some;
        list.append(head);
      }
      list.append(item);
    }
    more.hidden = next >= all.length;
    if (next > 10) items[0]?.[1].querySelector("a").focus();
  };
  if (all.length) await more.onclick();
}

let wait;
box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, 180); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); show(); });
document.querySelector("main").addEventListener("keydown", (event) => {
  const stops = [box, ...list.querySelectorAll("h2 a")], at = stops.indexOf(event.target);
  if (at < 0) return;
  const to = { ArrowDown: stops[at + 1], ArrowUp: stops[at - 1], Escape: box }[event.key];
  if (!to) return;
  event.preventDefault();
  if (event.key === "Escape") { box.value = ""; show(); }
  to.focus();
});
form.hidden = false;
box.value = new URLSearchParams(location.search).get("q") ?? "";
if (box.value) show();

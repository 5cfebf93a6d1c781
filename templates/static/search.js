// Search in both languages (docs/search.md). The rules for words are those of dwiwarta/rendering/search, held by a test.
"use strict";

// ---- Words

const words = (text) => (text.replace(/[\u2018\u2019\u201b\u02bc\u2032`\u00b4]/g, "'").normalize("NFKD").replace(/[\u0300-\u036f]+/g, "")
  .toLowerCase().replace(/'s(?![\p{L}\p{N}])/gu, "").replaceAll("'", "").replace(/(^|[^\p{L}\p{N}])rp(?=\d)/gu, "$1rp ")
  .match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu) || [])
  .map((word) => (/^\d+[.,]/.test(word) ? word.replace(/[.,](?=\d{3}(?!\d))/g, "").replaceAll(",", ".") : word).slice(0, 40));

const ENDINGS = ["lah kah tah pun", "nya ku mu", "kan an i"].map((some) => some.split(" "));
const PREFIXES = ("di|ke|se|ber|ter|per) be|te)(?=r|[^aeiou]er) bel|pel)(?=ajar) pe)(?=[^aeiou]) me)(?=[lrwy]|m[aeiou]|n[gy]?[aeiou]) " +
  "[mp]em)(?=[^aeiou]) [mp]en)(?=[cdjstz]) [mp]eng)(?=[ghkq]) [mp]enge)(?=.{3,4}$) [mp]em)(?=[aeiou])+p [mp]en)(?=[aeiou])+t " +
  "[mp]eny)(?=[aeiou])+s [mp]eng)(?=[aeiou])+,k").split(" ").map((rule) => {
  const [prefix, melted = ""] = rule.split("+");
  return [new RegExp("^(?:" + prefix), melted.split(",")];
});

// Every root that an Indonesian word may come from, with how many of its letters were taken off.
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

// Snowball's English stemmer (Porter 2), of the plain form where a word has another by no rule.
const PLAIN_FORMS = new Map("children:child men:man women:woman fishermen:fisherman policemen:policeman firemen:fireman gunmen:gunman spokesmen:spokesman chairmen:chairman businessmen:businessman craftsmen:craftsman workmen:workman thieves:thief wives:wife knives:knife halves:half shelves:shelf feet:foot teeth:tooth mice:mouse stole:steal stolen:steal built:build bought:buy brought:bring caught:catch taught:teach thought:think fought:fight sought:seek sold:sell told:tell held:hold fell:fall fallen:fall fled:flee drove:drive driven:drive drew:draw drawn:draw rose:rise risen:rise grew:grow grown:grow knew:know known:know threw:throw thrown:throw flew:fly flown:fly blew:blow blown:blow went:go gone:go came:come became:become gave:give given:give took:take taken:take shook:shake shaken:shake broke:break broken:break spoke:speak spoken:speak chose:choose chosen:choose wrote:write written:write rode:ride ridden:ride hid:hide hidden:hide wore:wear worn:wear tore:tear torn:tear swore:swear sworn:swear ate:eat eaten:eat won:win lost:lose met:meet paid:pay laid:lay sent:send spent:spend lent:lend led:lead fed:feed bred:breed shot:shoot sank:sink sunk:sink swam:swim swum:swim sang:sing sung:sing drank:drink drunk:drink ran:run began:begin begun:begin struck:strike stood:stand understood:understand kept:keep slept:sleep swept:sweep dug:dig hung:hang burnt:burn learnt:learn meant:mean heard:hear made:make found:find"
  .split(" ").map((pair) => pair.split(":")));
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
  word = PLAIN_FORMS.get(word) ?? word;
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

const form = document.querySelector("form[role=search]"), told = form.dataset, lang = document.documentElement.lang;
const remembered = (rule, known = new Map()) => (asked) => known.get(asked) ?? known.set(asked, rule(asked)).get(asked);
const rootsOf = remembered(possibleRoots), stemOf = remembered(stem), kept = new Map();
let contents;

async function read(name, how) {
  const answer = await fetch(told.index + name, how);
  if (!answer.ok) throw Error(name);
  return answer.text();
}
async function loadContents(how) {
  const { stop, ...others } = JSON.parse(await read("index.json", how));
  contents = { stop: new Set(stop.split(" ")), ...others };
}
// What could not be read is tried again when it is asked for again.
const once = (name, how) => kept.get(name) ?? kept.set(name, read(name, how).catch((fault) => {
  kept.delete(name);
  throw fault;
})).get(name);
const record = async (id) => JSON.parse(await once(`stories/${id}.json`));
// Files of words change their names when they change: they may be kept, and if one is gone, the contents are old.
const file = async (name) => "\n" + await once(`words/${name}.txt`, { cache: "force-cache" });
const way = (key) => key.replace(/[^a-z0-9]/gu, "_");
const fileOf = (key) => contents.words.filter((name) => name < way(key) + "/").slice(-1);
const filesOf = (beginning) => [...new Set([...fileOf(beginning), ...contents.words.filter((name) => name.startsWith(way(beginning)))])];

// Postings as [story, rank in the Indonesian, rank in the English, whether it is in English lists].
const postings = (text) => text.match(/.{7}/g).map((one) => {
  const weight = one.charCodeAt(6) - 48;
  return [one.slice(0, 6), weight % 5, Math.floor(weight / 5) % 5, weight > 24];
});

// The lines of a word in these files, or of all that begin with it. Of what words are made of a point alone is no letter.
async function lines(names, word, rest = "") {
  const text = (await Promise.all(names.map(file))).join(""), wanted = new RegExp(`\n(${word.replaceAll(".", "\\.")}${rest})(=?) (.*)`, "g");
  return Array.from(text.matchAll(wanted), ([, key, certain, list]) => ({ key, certain, list: postings(list) }));
}

// What lines of Indonesian and English words say: by story the best rank and whether it is in English lists; and what
// tells these words in a text.
function standing(own, english) {
  const stories = new Map(), keys = own.map(({ key }) => key), stems = english.map(({ key }) => key);
  for (const [some, column] of [[own, 1], [english, 2]]) for (const { list } of some) for (const one of list)
    if (one[column]) stories.set(one[0], [Math.max(one[column], stories.get(one[0])?.[0] ?? 0), one[3]]);
  const tells = (word, language) => language === "id" ? keys.some((key) => rootsOf(word).has(key)) : stems.includes(stemOf(word));
  return { stories, tells };
}

// A word in any of its forms.
async function formsOf(word) {
  const possible = rootsOf(word), english = stemOf(word);
  const all = (await Promise.all([...new Set([...possible.keys(), english])].map((key) => lines(fileOf(key), key)))).flat();
  const own = all.filter(({ key, list }) => possible.has(key) && !possible.has(contents.meant[key]) && list.some((one) => one[1]));
  const certain = own.filter((one) => one.certain), least = Math.min(...certain.map(({ key }) => possible.get(key)));
  const meant = certain.length ? own.filter((one) => (one.certain && possible.get(one.key) === least) || one.key === word) : own;
  return standing(meant, all.filter(({ key }) => key === english));
}

async function beginningWith(word) {
  const all = await lines(filesOf(word), word, "[^ =]*");
  return standing(all, all);
}

// Whether one letter is another, is missing or too many, or two have changed places.
function near(one, other) {
  let n = 0;
  while (n < one.length && one[n] === other[n]) n++;
  const a = one.slice(n), b = other.slice(n);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

// Words near to this one, or to what it may be built from; that they begin alike saves reading all files. What stands
// in few stories beside another that stands in many is hardly meant.
async function nearTo(word) {
  const some = [...new Set([...rootsOf(word).keys(), stemOf(word)])].filter((one) => one.length > 4);
  const all = (await Promise.all(some.map(async (one) => {
    let beginning = one.slice(0, 2);
    while (filesOf(beginning).length > 4 && beginning !== one) beginning = one.slice(0, beginning.length + 1);
    return (await lines(filesOf(beginning), beginning, "[^ =]*")).filter(({ key }) => near(one, key));
  }))).flat();
  const most = Math.max(...all.map(({ list }) => list.length)), meant = all.filter(({ list }) => list.length * 4 >= most);
  return standing(meant, meant);
}

// Where a word stands, or what it may become when it is finished; else words like it, which is said then.
async function hits(word) {
  let met = await formsOf(word), similar = false;
  const shorter = function* (least) {
    for (let n = word.length - 1; n >= Math.max(least, 5) && !met.stories.size; n--) yield word.slice(0, n);
  };
  if (met.stories.size || contents.stop.has(word)) return { ...met, similar };
  if (word.length > 2) met = await beginningWith(word);
  if (/\d/.test(word)) return { ...met, similar };
  for (const part of shorter(word.length - 2)) met = await formsOf(part);  // "penanama" becomes no word that begins so
  similar = !met.stories.size;
  if (similar && word.length > 4) met = await nearTo(word);
  for (const part of shorter(5)) met = await beginningWith(part);
  return { ...met, similar };
}

const counts = (word) => word.length > 1 || /\d/.test(word);

// The stories by how many of the words they have; a similar one counts half.
async function search(query) {
  if (!contents) await loadContents();
  const asked = [...new Set(words(query))].filter(counts), telling = asked.filter((word) => !contents.stop.has(word));
  const met = await Promise.all((telling.length ? telling : asked).map(hits)), ranked = new Map();
  for (const { stories, similar } of met) for (const [id, [rank, listed]] of stories) {
    const { count, points } = ranked.get(id) ?? { count: 0, points: 0 };
    ranked.set(id, { id, listed, count: count + (similar ? 0.5 : 1), points: points + [0, 1, 3, 6, 12][rank] });
  }
  const order = (a, b) => b.count - a.count || b.points - a.points || (a.id < b.id ? 1 : -1), all = [...ranked.values()].sort(order);
  // What stands in quotation marks has to stand so in the text; the first stories that have all the words are read for it.
  const phrases = Array.from(query.matchAll(/["\u201c\u201d]([^"\u201c\u201d]+)/g), ([, phrase]) => words(phrase)).filter((phrase) => phrase.length > 1);
  if (phrases.length) await Promise.all(all.filter(({ count }) => count === met.length).slice(0, 50).map(async (one) => {
    const said = (await record(one.id)).texts.flatMap((text) => text.slice(0, 2)).map((text) => ` ${words(text).join(" ")} `);
    if (!phrases.every((phrase) => said.some((text) => text.includes(` ${phrase.join(" ")} `)))) one.count -= 0.5;
  }));
  const here = all.sort(order).filter((one) => lang === "id" || one.listed);
  return { met, all: here, elsewhere: all.length - here.length };
}

// ---- The page

const find = (what, where = document) => where.querySelector(what);
const box = form.elements.q, results = find(".results"), more = find(".more-results"), away = find(".elsewhere"), title = document.title;
const say = (name, values) => told[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const put = (element, parts, language) => {
  element.replaceChildren(...parts);
  if (language !== lang) element.lang = language;
};

// A text in a language, if it has it, with the places of the query's words: [from, to, which].
function side([own, english, machine], language, met) {
  const translated = language === "en" && english !== undefined, text = translated ? english : own;
  const tongue = translated && english !== own ? "en" : "id";
  const places = Array.from(text.matchAll(/rp(?=\d)|\d+(?:[.,]\d+)+|[\p{L}\p{N}\p{M}'\u2018\u2019]+/giu), ({ 0: token, index }) => [index, index + token.length,
    met.findIndex(({ tells }) => words(token).some((word) => tells(word, tongue)))]).filter((place) => place[2] >= 0);
  return { text, places, lang: tongue === "en" && machine ? "en-x-mtfrom-id" : tongue, count: new Set(places.map((place) => place[2])).size };
}

// Its words marked; cut to about so many letters where most of them stand together.
function marked({ text, places }, width = Infinity) {
  const reach = ([start]) => new Set(places.filter(([at]) => at >= start && at < start + width / 2).map((one) => one[2])).size;
  const first = places.reduce((best, one) => (best && reach(best) >= reach(one) ? best : one), null)?.[0] ?? 0;
  const from = text.length > width && first > width / 2 ? text.lastIndexOf(" ", Math.min(first - width / 3, text.length - width)) + 1 : 0;
  const to = from + width < text.length ? text.lastIndexOf(" ", from + width) : text.length, parts = [from ? "…" : ""];
  let at = from;
  for (const [start, end] of places) if (start >= at && end <= to) {
    const mark = document.createElement("mark");
    mark.append(text.slice(start, end));
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  return [...parts, text.slice(at, to), to < text.length ? "…" : ""];
}

function result({ slug, topic, place, day, texts }, met) {
  const item = find("template").content.firstElementChild.cloneNode(true), link = find("a", item), time = find("time", item);
  const here = texts.map((text) => side(text, lang, met)), there = texts.map((text) => side(text, lang === "id" ? "en" : "id", met));
  const best = (sides, from) => sides.reduce((n, one, k) => (k >= from && one.count > (n < from ? 0 : sides[n].count) ? k : n), -1);
  let n = best(here, 1), other = -1;
  if (n < 0 && !here[0].count) n = other = best(there, 0);  // it stands in the other language: there it is shown too
  link.href = told.story.replace("{slug}", slug);
  put(link, marked(here[0]), here[0].lang);
  if (lang === "id" || texts[0].length > 1) find(".waits", item).remove();
  const text = here[Math.max(n, 1)];
  if (text) put(find(".dek", item), marked(text, 220), text.lang);
  if (other >= 0) put(find(".original", item), marked(there[other], 150), there[other].lang);
  const label = find(`[data-topic="${CSS.escape(topic)}"]`);
  if (label) item.classList.add(...label.classList);
  find(".topic", item).append(label?.textContent ?? "");
  find(".place", item).append(place);
  time.dateTime = day[0] ?? "";
  time.append(day[lang === "id" ? 1 : 2] ?? "");
  for (const part of item.querySelectorAll("p, span, time")) if (!part.textContent.trim()) part.remove();
  return item;
}

let turn = 0, wait;
async function show(submitted) {
  const query = box.value.trim(), mine = ++turn, url = new URL(location);
  clearTimeout(wait);
  if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
  history.replaceState(null, "", url);
  document.title = query ? `${query} – ${title}` : title;
  for (const link of document.querySelectorAll(".switch a, .elsewhere a")) link.search = url.search;
  let said = submitted && query ? say("none", { query }) : "", found = { met: [], all: [], elsewhere: 0 }, whole = 0;
  if (words(query).some(counts)) {
    try {
      found = await search(query).catch(async () => {
        kept.clear();
        await loadContents({ cache: "reload" });
        return search(query);
      });
      whole = found.all.filter((one) => one.count === found.met.length).length;
      said = say(whole > 1 ? "many" : whole ? "one" : found.all.length ? "near" : "none", { n: whole || found.all.length, query });
    } catch {
      said = told.failed;
    }
  }
  if (mine !== turn) return;
  const { met, all, elsewhere } = found;
  let next = 0, shown = Promise.resolve();
  const showMore = async () => {
    const first = next, some = all.slice(first, next += 10);
    const items = await Promise.all(some.map(({ id }) => record(id).then((one) => result(one, met), () => null)));
    if (mine !== turn) return;
    if (!first) results.replaceChildren();
    items.forEach((item, n) => {
      if (whole && some[n].count < met.length && !find(".some", results)) {
        const head = document.createElement("p");
        head.className = "some";
        head.append(told.some);
        results.append(head);
      }
      if (item) results.append(item);
    });
    const target = items.find((item) => item);
    if (first && target) find("a", target).focus();
    more.hidden = next >= all.length;
  };
  more.onclick = () => shown = shown.then(showMore);  // one after the other, however fast somebody clicks
  await more.onclick();
  away.hidden = !elsewhere;
  find("a", away).textContent = say("elsewhere", { n: elsewhere });
  find("[role=status]").textContent = said;
}

box.oninput = () => {
  clearTimeout(wait);
  wait = setTimeout(show, 180);
};
form.onsubmit = (event) => {
  event.preventDefault();
  show(true);
};
find("main").onkeydown = (event) => {
  const stops = [box, ...results.querySelectorAll("h2 a")], at = stops.indexOf(event.target);
  const to = at < 0 ? null : { ArrowDown: stops[at + 1], ArrowUp: stops[at - 1], Escape: box }[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
  if (event.key === "Escape") {
    box.value = "";
    show();
  }
};
form.hidden = false;
box.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, box.maxLength);
if (box.value) show(true);

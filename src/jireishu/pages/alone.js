// Finds passages of this page in the words of a question and, as the thesaurus has it, in others that say the same.
// There is no dictionary here: own words are found by the pairs of characters that they share with a passage, others by
// their stems (働~ is 働 before any ending). The weights are those of the page's sets of judged questions; see
// benchmarks/page.py.
const K1 = 1.2, B = 0.4, HEAD = 0.5, OTHERS = 1.5, ASIDE = 0.6, LOOSE = 6, SEEN = 60, BEST = 2, BESIDE = 0.2;
const KANA = /^[ぁ-ゖ]+$/;

function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s、。,.・「」()?!…~]/g, "");
}

function pairs(text) {
  const found = new Set();
  for (let n = 0; n + 1 < text.length; n++) if (!KANA.test(text.substr(n, 2))) found.add(text.substr(n, 2));
  return text.length === 1 ? [text] : [...found];
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function pattern(stem) {
  return new RegExp(escaped(stem).replace(/~$/, "(?=[ぁ-ゖ])"), "gi");
}

// The places of a wording's stems in a question, one after the other and not far apart; null where they are not there.
function places(question, stems) {
  const found = [];
  for (const stem of stems) {
    const sought = pattern(stem);
    sought.lastIndex = found.length ? found[found.length - 1][1] : 0;
    const match = sought.exec(question);
    if (!match) return null;
    found.push([match.index, match.index + stem.replace("~", "").length]);
  }
  return found[found.length - 1][1] - found[0][0] <= stems.join("").length + LOOSE ? found : null;
}

// What names a case in a question: 尼崎 of 兵庫県尼崎市.
function name(said) {
  const town = fold(said).match(/^(?:.{2,3}[都道府県])?(.*?)[市区町村]?$/)[1];
  return town.length > 1 ? town : "";
}

// Of the cases that a question names, those that it leaves out: 尼崎市以外, 尼崎市と倉敷市を除いて.
function unwanted(named, question) {
  const others = `(?:(?:と|や|か|で?も)?(?:${[...named].map(escaped).join("|")})[市区町村]?)*`;
  const but = (one) => new RegExp(`${escaped(one)}[市区町村]?${others}(?:以外|を除[くいき]|で[はも]?な[いく])`).test(question);
  return new Set([...named].filter(but));
}

// The cosine of two sets: 0 where nothing is in common, 1 where all is.
function common(one, other) {
  const both = [...one].filter((pair) => other.has(pair)).length;
  return both && both / Math.sqrt(one.size * other.size);
}

// passages: {text, head, named, aside}; lines: [wordings that are asked, wordings that say the same], each a list of stems.
// find gives the passages of a question, best first, as [score, number]; words the wordings to look for in them, as patterns.
function finder(passages, lines) {
  const texts = passages.map((one) => fold(one.text)), heads = passages.map((one) => fold(one.head));
  const names = passages.map(({ named }) => name(named));
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length, kept = new Map();

  // What a stem is worth in each passage that has it: BM25, and as much again of a part in its headings.
  function worth(stem) {
    if (kept.has(stem)) return kept.get(stem);
    const sought = pattern(stem), found = new Map();
    texts.forEach((text, n) => {
      const often = (text.match(sought) || []).length, above = heads[n].match(sought) ? HEAD : 0;
      const long = K1 * (1 - B + B * text.length / mean);
      if (often || above) found.set(n, above + often * (K1 + 1) / (often + long));
    });
    const rarity = Math.log((texts.length + 1) / (found.size || 1));
    found.forEach((parts, n) => found.set(n, parts * rarity));
    kept.set(stem, found);
    return found;
  }

  function together(stems) {
    const [first, ...rest] = stems.map(worth), found = new Map();
    first.forEach((parts, n) => {
      if (rest.every((one) => one.has(n))) found.set(n, rest.reduce((sum, one) => sum + one.get(n), parts));
    });
    return found;
  }

  // By the places of what is asked in other words: these words. A wording within a longer one does not count.
  function others(question) {
    const met = [], found = new Map();
    for (const [asked, others] of lines) for (const stems of asked) {
      const at = places(question, stems);
      if (at) met.push({ at, long: stems.join("").length, others });
    }
    const within = (a, b) => a.long < b.long
      && a.at.every(([start, stop]) => b.at.some(([from, to]) => from <= start && stop <= to));
    for (const one of met.filter((a) => !met.some((b) => within(a, b)))) {
      const place = JSON.stringify(one.at);
      found.set(place, [...(found.get(place) || []), ...one.others]);
    }
    return found;
  }

  // The first passages again, each with what it has in common with the best: an answer is told in words like those of
  // another.
  function raised(found) {
    const first = found.slice(0, SEEN);
    const said = first.map(([, n]) => new Set((heads[n] + " " + texts[n]).split(/[^\p{L}\p{N}]|[ぁ-ゖ]/u).flatMap(pairs)));
    const weighed = first.map(([sum, n], own) => {
      const kin = first.slice(0, BEST).map(([its], k) => k === own ? 0
        : its * (common(said[own], said[k]) + (heads[n] === heads[first[k][1]] ? BESIDE : 0)));
      return [sum + kin.reduce((a, b) => a + b, 0) / Math.max(1, kin.length - (own < kin.length)), n];
    });
    return [...weighed.sort((a, b) => b[0] - a[0] || a[1] - b[1]), ...found.slice(SEEN)];
  }

  function words(said) {
    const own = pairs(fold(said)).filter((pair) => ![...pair].some((letter) => KANA.test(letter)));
    return [...own.map((pair) => [pair]), ...[...others(fold(said)).values()].flat()].map((stems) => stems.map(pattern));
  }

  function find(said) {
    const question = fold(said), sums = new Float64Array(texts.length);
    for (const pair of pairs(question)) worth(pair).forEach((parts, n) => { sums[n] += parts; });
    others(question).forEach((wordings, place) => {
      const own = JSON.parse(place).flatMap(([start, stop]) => pairs(question.slice(start, stop))).map(worth);
      const best = new Map();
      for (const stems of wordings) {
        together(stems).forEach((parts, n) => best.set(n, Math.max(parts * OTHERS, best.get(n) || 0)));
      }
      best.forEach((parts, n) => { sums[n] += Math.max(0, parts - own.reduce((sum, one) => sum + (one.get(n) || 0), 0)); });
    });
    const named = new Set(names.filter((name) => name !== "" && question.includes(name)));
    const without = unwanted(named, question), some = named.size > without.size;
    return raised([...sums].map((sum, n) => [passages[n].aside ? sum * ASIDE : sum, n])
      .filter(([, n]) => !without.has(names[n]) && (named.has(names[n]) || !some))
      .filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0] || a[1] - b[1]));
  }

  return { find, words };
}

// A text in parts, each with whether it is of a wording that is looked for, all of which is there.
function marked(text, words) {
  const held = new Array(text.length).fill(false), parts = [];
  for (const stems of words) {
    const found = stems.map((stem) => [...text.matchAll(stem)]);
    if (found.some((matches) => !matches.length)) continue;
    for (const match of found.flat()) held.fill(true, match.index, match.index + match[0].length);
  }
  for (let n = 0; n < text.length; n++) {
    if (n && held[n] === held[n - 1]) parts[parts.length - 1][0] += text[n];
    else parts.push([text[n], held[n]]);
  }
  return parts;
}

// The passages of the page in the order they are read, with what stands above them.
function read() {
  const found = [];
  let named = "", head = "";
  document.querySelectorAll("h2, h3, p[data-cite]").forEach((one) => {
    if (one.tagName === "H2") [named, head] = [one.id ? one.textContent : "", ""];
    else if (one.tagName === "H3") head = one.textContent;
    else found.push({ shown: one, text: one.textContent, head: named + " " + head, named });
  });
  const cases = found.some((one) => one.named);
  for (const one of found) {
    one.aside = (cases && !one.named) || ["figure", "note"].includes(one.shown.className);
  }
  return found;
}

function start() {
  const passages = read(), { find, words } = finder(passages, JSON.parse(document.getElementById("words").textContent));
  const asked = document.getElementById("q"), hits = document.getElementById("hits");
  let waiting = 0;
  function show() {
    const found = find(asked.value), sought = words(asked.value);
    hits.textContent = "";
    for (const [, n] of found.slice(0, 20)) {
      const item = document.createElement("li"), quote = document.createElement("blockquote");
      const cite = document.createElement("p"), link = document.createElement("a"), shown = passages[n].shown;
      shown.id = shown.id || "p" + n;
      for (const [part, held] of marked(shown.textContent, sought)) {
        quote.append(held ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
      }
      link.href = "#" + shown.id;
      link.textContent = shown.dataset.cite;
      cite.append(link);
      item.append(quote, cite);
      hits.append(item);
    }
    const more = found.length > 20 ? "（上位 20 件）" : "";
    document.getElementById("count").textContent = asked.value.trim() ? found.length + " 件" + more : "";
  }
  document.getElementById("ask").hidden = false;
  asked.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
}

if (typeof document !== "undefined") start();

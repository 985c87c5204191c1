// Finds passages of this page by the pairs of characters they share with what is typed; rare pairs count more.
(function () {
  var passages = Array.prototype.slice.call(document.querySelectorAll("p[data-cite]"));
  function pairs(text) {
    var folded = text.normalize("NFKC").toLowerCase().replace(/[\s、。，．・「」（）()]/g, ""), found = {};
    for (var i = 0; i + 1 < folded.length; i++) found[folded.substr(i, 2)] = true;
    return folded.length === 1 ? [folded] : Object.keys(found);
  }
  var texts = passages.map(function (p) { return (p.textContent + p.dataset.cite).normalize("NFKC").toLowerCase(); });
  var hits = document.getElementById("hits"), count = document.getElementById("count");
  function ask() {
    var wanted = pairs(document.getElementById("q").value);
    var worth = wanted.map(function (pair) {
      var held = texts.filter(function (text) { return text.indexOf(pair) >= 0; }).length;
      return held && !/^[ぁ-ん]+$/.test(pair) ? Math.log((texts.length + 1) / held) : 0;
    });
    var found = texts.map(function (text, n) {
      var score = 0;
      wanted.forEach(function (pair, i) { if (worth[i] && text.indexOf(pair) >= 0) score += worth[i]; });
      return [score / (1 + Math.log(1 + text.length / 100)), n];
    }).filter(function (one) { return one[0] > 0; }).sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    hits.textContent = "";
    found.slice(0, 20).forEach(function (one) {
      var item = document.createElement("li"), quote = document.createElement("blockquote");
      var cite = document.createElement("p"), link = document.createElement("a"), p = passages[one[1]];
      p.id = p.id || "p" + one[1];
      quote.textContent = p.textContent;
      link.href = "#" + p.id;
      link.textContent = p.dataset.cite;
      cite.appendChild(link);
      item.appendChild(quote);
      item.appendChild(cite);
      hits.appendChild(item);
    });
    count.textContent = wanted.length ? found.length + " 件" + (found.length > 20 ? "（上位 20 件）" : "") : "";
  }
  document.getElementById("ask").hidden = false;
  document.getElementById("q").addEventListener("input", ask);
})();

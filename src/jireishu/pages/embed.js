// <script src="https://HOST/embed.js" data-height="600" data-q="…" async></script> puts the search where it stands.
(function () {
  var own = document.currentScript;
  var frame = document.createElement("iframe");
  var parameters = new URLSearchParams();
  ["q", "chapter", "section", "prefecture", "operation", "case", "edition", "population", "lang"].forEach(function (name) {
    if (own.dataset[name]) parameters.set(name, own.dataset[name]);
  });
  frame.src = new URL("/embed?" + parameters, own.src).href;
  frame.title = own.dataset.title || "事例集検索";
  frame.style.cssText = "width:100%;border:1px solid #767676;height:" + (parseInt(own.dataset.height, 10) || 600) + "px";
  own.parentNode.insertBefore(frame, own);
})();

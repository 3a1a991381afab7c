(function () {
  'use strict';
  var list = document.getElementById('list');
  var fresh = document.getElementById('fresh');
  if (!list || !fresh || !window.fetch) { return; }
  var tag = null;
  var address = location.pathname + location.search.replace(/[?&]done=[a-z-]*/, '');
  function place(element) {
    var item = element && element.closest && element.closest('li[id]');
    if (!item || !list.contains(element)) { return null; }
    return { id: item.id, at: Array.prototype.indexOf.call(item.querySelectorAll('a,button,summary'), element) };
  }
  function renew(text) {
    var next = new DOMParser().parseFromString(text, 'text/html').getElementById('list');
    if (!next || next.innerHTML === list.innerHTML) { return false; }
    var open = Array.prototype.map.call(list.querySelectorAll('details[open]'), function (one) { return one.id; });
    var focus = place(document.activeElement);
    list.replaceChildren.apply(list, Array.from(next.childNodes));
    open.forEach(function (id) {
      var one = document.getElementById(id);
      if (one) { one.open = true; }
    });
    if (focus && focus.at !== -1) {
      var item = document.getElementById(focus.id);
      var target = item && item.querySelectorAll('a,button,summary')[focus.at];
      if (target) { target.focus({ preventScroll: true }); }
    }
    return true;
  }
  function say(words) {
    fresh.textContent = words;
  }
  function look() {
    if (document.hidden) { return; }
    var headers = tag ? { 'If-None-Match': tag } : {};
    fetch(address, { headers: headers, cache: 'no-store', credentials: 'same-origin' }).then(function (answer) {
      if (answer.status === 304) { return null; }
      if (!answer.ok) { throw new Error('status ' + answer.status); }
      tag = answer.headers.get('ETag');
      return answer.text();
    }).then(function (text) {
      if (text && renew(text)) {
        say(fresh.getAttribute('data-updated') + ' ' + new Date().toTimeString().slice(0, 5));
      } else if (fresh.textContent === fresh.getAttribute('data-lost')) {
        say('');
      }
    }).catch(function () { say(fresh.getAttribute('data-lost')); });
  }
  setInterval(look, 30000);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
}());

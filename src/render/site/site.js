/*
 * Find my gift. The whole script of the public page, written for browsers of 2012 on: no modules, no fetch, nothing that
 * a page opened from disk may not do. It sends nothing anywhere; the policy in the page's head forbids it as well.
 *
 *   code -> secret -> the sealed values of one line -> the line -> SHA-256(0 || line) = the leaf of that entry
 *   the leaves of its block -> the block's root -> the hashes above -> the root under the signed head
 *   or: a receipt file -> the line -> its leaf -> the hashes above -> the root under the signed head of the file
 *
 * The rules are those of docs/file-format.md, "The public page" and "Slip codes". Data files call heads, words, block, rows.
 */
(function () {
  'use strict';

  var page = document.getElementById('find');
  if (!page) { return; }

  var ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  var DOMAIN = 'mingbai/slip/v1\n';
  var SECRET = 16;
  var MOST_ROWS = 50;

  var known = { heads: null, words: null, blocks: {}, rows: {} };
  var root = page.getAttribute('data-root');

  window.mingbai = {
    heads: function (heads) { known.heads = heads; },
    words: function (words) { known.words = words; },
    block: function (block) { known.blocks[block.number] = block; },
    rows: function (rows) { known.rows[rows[0]] = rows[1]; }
  };

  /* Bytes: binary strings in, arrays of numbers out. */

  function bytesOf(binary) {
    var bytes = new Uint8Array(binary.length);
    for (var i = 0; i < binary.length; i += 1) { bytes[i] = binary.charCodeAt(i) & 255; }
    return bytes;
  }
  function binaryOf(bytes) {
    var binary = '';
    for (var i = 0; i < bytes.length; i += 1) { binary += String.fromCharCode(bytes[i]); }
    return binary;
  }
  function fromBase64(text) { return bytesOf(window.atob(text)); }
  function utf8(text) { return bytesOf(window.unescape(encodeURIComponent(text))); }
  function textOf(bytes) { return decodeURIComponent(window.escape(binaryOf(bytes))); }
  function hexOf(bytes) {
    var hex = '';
    for (var i = 0; i < bytes.length; i += 1) { hex += (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16); }
    return hex;
  }
  function joined() {
    var length = 0, at = 0, i;
    for (i = 0; i < arguments.length; i += 1) { length += arguments[i].length; }
    var all = new Uint8Array(length);
    for (i = 0; i < arguments.length; i += 1) { all.set(arguments[i], at); at += arguments[i].length; }
    return all;
  }
  function same(one, other) { return hexOf(one) === hexOf(other); }
  function four(number) {
    return new Uint8Array([(number >>> 24) & 255, (number >>> 16) & 255, (number >>> 8) & 255, number & 255]);
  }
  /* The first 16 digits in groups of four, as notices print them. */
  function groups(bytes) { return hexOf(bytes).slice(0, 16).replace(/(....)(?=.)/g, '$1 '); }

  /* SHA-256 (FIPS 180-4). Our own, because WebCrypto is missing in pages opened from disk and on old telephones. */

  var K = [], START = [];
  (function () {
    function fraction(root) { return ((root - Math.floor(root)) * 4294967296) | 0; }
    for (var n = 2; K.length < 64; n += 1) {
      var prime = true;
      for (var d = 2; d * d <= n; d += 1) { if (n % d === 0) { prime = false; } }
      if (prime) {
        if (START.length < 8) { START.push(fraction(Math.pow(n, 1 / 2))); }
        K.push(fraction(Math.pow(n, 1 / 3)));
      }
    }
  }());
  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }
  function sha256(message) {
    var blocks = Math.ceil((message.length + 9) / 64), padded = new Uint8Array(blocks * 64);
    padded.set(message);
    padded[message.length] = 128;
    padded.set(four(Math.floor(message.length / 536870912)), padded.length - 8);
    padded.set(four((message.length << 3) >>> 0), padded.length - 4);
    var hash = START.slice(), w = [], i;
    for (var b = 0; b < padded.length; b += 64) {
      for (i = 0; i < 16; i += 1) {
        var at = b + i * 4;
        w[i] = (padded[at] << 24) | (padded[at + 1] << 16) | (padded[at + 2] << 8) | padded[at + 3];
      }
      for (i = 16; i < 64; i += 1) {
        var s0 = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        var s1 = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      var s = hash.slice();
      for (i = 0; i < 64; i += 1) {
        var e1 = turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25);
        var choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        var one = (s[7] + e1 + choice + K[i] + w[i]) | 0;
        var e0 = turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22);
        var majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        s = [(one + e0 + majority) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
      }
      for (i = 0; i < 8; i += 1) { hash[i] = (hash[i] + s[i]) | 0; }
    }
    var digest = new Uint8Array(32);
    for (i = 0; i < 8; i += 1) { digest.set(four(hash[i]), i * 4); }
    return digest;
  }
  function hashWorks() {
    return hexOf(sha256(utf8('abc'))) === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  }

  /* The tree (RFC 6962): 0 before a leaf, 1 before a node. */

  function leafOf(line) { return sha256(joined(new Uint8Array([0]), line)); }
  function nodeOf(left, right) { return sha256(joined(new Uint8Array([1]), left, right)); }
  function rootOf(leaves) {
    if (leaves.length === 1) { return leaves[0]; }
    var half = 1;
    while (half * 2 < leaves.length) { half *= 2; }
    return nodeOf(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
  }
  /* From a node, by its index among so many, up (RFC 9162, 2.1.3.2); nothing when the way is too long or too short. */
  function climb(hash, index, count, way) {
    var last = count - 1;
    for (var i = 0; i < way.length; i += 1) {
      if (last === 0) { return null; }
      if (index % 2 === 1 || index === last) {
        hash = nodeOf(way[i], hash);
        while (index % 2 === 0 && index !== 0) { index = Math.floor(index / 2); last = Math.floor(last / 2); }
      } else {
        hash = nodeOf(hash, way[i]);
      }
      index = Math.floor(index / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? hash : null;
  }

  /* A head: origin, size, root; an empty line; signatures. */

  function headOf(head) {
    var end = head.note.indexOf('\n\n') + 1, body = head.note.slice(0, end), lines = body.split('\n');
    return { body: body, origin: lines[0], size: Number(lines[1]), root: fromBase64(lines[2]),
      signatures: head.note.slice(end + 1), notice: head.notice };
  }
  /* Whether the key signed the head; undefined when this browser cannot tell. */
  function signed(head, then) {
    var key = fromBase64(known.heads.key), found = null;
    /* The line names its key by four bytes: the name, a line feed, 1 for Ed25519, the key, hashed (C2SP signed-note). */
    var id = hexOf(sha256(joined(utf8(head.origin + '\n'), new Uint8Array([1]), key)).subarray(0, 4));
    head.signatures.split('\n').forEach(function (line) {
      var parts = line.split(' ');
      if (parts[1] === head.origin && parts[2]) {
        var bytes = fromBase64(parts[2]);
        if (bytes.length === 68 && hexOf(bytes.subarray(0, 4)) === id) { found = bytes.subarray(4); }
      }
    });
    if (!found) { then(false); return; }
    var subtle = window.crypto && window.crypto.subtle;
    if (!subtle || !window.Promise) { then(undefined); return; }
    var unknown = function () { then(undefined); };
    try {
      subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']).then(function (verifier) {
        return subtle.verify({ name: 'Ed25519' }, verifier, found, utf8(head.body));
      }).then(then, unknown);
    } catch (error) { unknown(); }
  }

  /* The code on a slip. */

  function valuesOf(text) {
    var values = [];
    for (var i = 0; i < text.length; i += 1) { values.push(ALPHABET.indexOf(text.charAt(i))); }
    return values;
  }
  function checkCharacter(text) {
    var values = valuesOf(text).reverse(), sum = 0;
    for (var i = 0; i < values.length; i += 1) {
      var product = values[i] * (i % 2 === 0 ? 2 : 1);
      sum += Math.floor(product / 32) + product % 32;
    }
    return ALPHABET.charAt((32 - sum % 32) % 32);
  }
  /* As a person types it: small letters, blanks and hyphens anywhere, I and L for 1, O for 0. */
  function readCode(typed) {
    var text = typed.replace(/[\s\u2010-\u2015\uff0d-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
    var parts = /^(0|[1-9][0-9]{0,14})([0-9A-Z]{16})([0-9A-Z])$/.exec(text);
    if (!parts || valuesOf(text).indexOf(-1) >= 0) { return { wrong: 'shape' }; }
    if (checkCharacter(parts[1] + parts[2]) !== parts[3]) { return { wrong: 'check' }; }
    var bits = '', secret = [];
    valuesOf(parts[2]).forEach(function (value) { bits += (value + 32).toString(2).slice(1); });
    for (var i = 0; i < SECRET * 5; i += 8) { secret.push(parseInt(bits.slice(i, i + 8), 2)); }
    return { number: Number(parts[1]), secret: new Uint8Array(secret) };
  }
  /* The sealed values, opened: SHA-256(key || counter) over and over. Throws when they are no text. */
  function opened(code, leaf, sealed) {
    var key = sha256(joined(utf8(DOMAIN), code.secret, leaf)), bytes = fromBase64(sealed), stream = null;
    for (var i = 0; i < bytes.length; i += 1) {
      if (i % 32 === 0) { stream = sha256(joined(key, four(i / 32))); }
      bytes[i] ^= stream[i % 32];
    }
    return textOf(bytes).replace(/\0+$/, '').split('\n');
  }
  function lineOf(shape, values) {
    if (shape.length !== values.length + 1) { return null; }
    var line = shape[0];
    for (var i = 0; i < values.length; i += 1) { line += values[i] + shape[i + 1]; }
    return line;
  }

  /* What was found, or why not. */

  function prove(code) {
    var block = known.blocks[Math.floor(code.number / known.heads.block)];
    var at = code.number % known.heads.block;
    var gift = block.gifts[String(code.number)];
    if (!gift) { return { wrong: 'no_gift', with: [code.number] }; }
    var leaves = block.leaves.map(fromBase64), line = null;
    try { line = lineOf(block.shapes[gift[0]], opened(code, leaves[at], gift[1])); } catch (error) { line = null; }
    if (line === null || !same(leafOf(utf8(line)), leaves[at])) { return { wrong: 'not_opened', with: [code.number] }; }
    var entry = JSON.parse(line);
    if (entry.seq !== String(code.number)) { return { wrong: 'not_opened', with: [code.number] }; }
    /* The first head that covers the entry: the board's, if it does. */
    for (var i = 0; i < known.heads.heads.length; i += 1) {
      var head = headOf(known.heads.heads[i]);
      if (code.number < head.size) { return proveTo(code, block, leaves, gift, entry, head, block.ways[i] || []); }
    }
    return { wrong: 'no_entry', with: [code.number, size() - 1] };
  }
  function proveTo(code, block, leaves, gift, entry, head, way) {
    var width = known.heads.block;
    var covered = leaves.slice(0, Math.min(width, head.size - block.number * width));
    var top = climb(rootOf(covered), block.number, Math.ceil(head.size / width), way.map(fromBase64));
    if (!top || !same(top, head.root)) { return { wrong: 'not_root', with: [code.number] }; }
    return { entry: entry, leaf: leaves[code.number % width], head: head, covered: covered.length, steps: way.length, place: gift[2], changes: gift[3] };
  }
  function size() {
    return known.heads.heads.reduce(function (most, head) { return Math.max(most, headOf(head).size); }, 0);
  }

  /* A receipt file (C2SP tlog-proof): its line, the way up and its own head. Nothing when it is no such file. */
  function readReceipt(text) {
    var end = text.indexOf('\n\n'), lines = text.slice(0, end).split('\n');
    var extra = /^extra ([A-Za-z0-9+\/]+=*)$/.exec(lines[1] || ''), index = /^index (0|[1-9][0-9]{0,14})$/.exec(lines[2] || '');
    if (lines[0] !== 'c2sp.org/tlog-proof@v1' || !extra || !index) { return null; }
    try {
      return { line: JSON.parse(textOf(fromBase64(extra[1]))).line, number: Number(index[1]),
        way: lines.slice(3).map(fromBase64), head: headOf({ note: text.slice(end + 2), notice: '' }) };
    } catch (error) { return null; }
  }
  /* The line leads to the head of its file, which is of this ledger; the page must have the same line under its number. */
  function proveReceipt(receipt) {
    var number = receipt.number, leaf = leafOf(utf8(receipt.line));
    var entry = JSON.parse(receipt.line), top = climb(leaf, number, receipt.head.size, receipt.way);
    if (receipt.head.origin !== headOf(known.heads.heads[0]).origin) { return { wrong: 'other_ledger', with: [number] }; }
    if (!top || !same(top, receipt.head.root) || entry.seq !== String(number)) { return { wrong: 'receipt_broken', with: [number] }; }
    if (entry.kind !== 'donation_received' && entry.kind !== 'goods_received') { return { wrong: 'no_gift', with: [number] }; }
    var block = number < size() && known.blocks[Math.floor(number / known.heads.block)];
    if (block && !same(fromBase64(block.leaves[number % known.heads.block]), leaf)) { return { wrong: 'another_line', with: [number] }; }
    var gift = block && block.gifts[String(number)];
    return { entry: entry, leaf: leaf, head: receipt.head, covered: 0, steps: receipt.way.length,
      place: gift && gift[2], changes: gift ? gift[3] : [], newer: !block };
  }

  /* Words. */

  function say(name) {
    var text = known.words.phrases[name];
    for (var i = 1; i < arguments.length; i += 1) { text = text.split('{' + (i - 1) + '}').join(String(arguments[i])); }
    return text;
  }
  function element(tag, text, className) {
    var made = document.createElement(tag);
    if (text) { made.appendChild(document.createTextNode(text)); }
    if (className) { made.className = className; }
    return made;
  }
  function add(parent) {
    for (var i = 1; i < arguments.length; i += 1) { parent.appendChild(arguments[i]); }
    return parent;
  }
  function link(text, href) {
    var made = element('a', text);
    made.setAttribute('href', href);
    return made;
  }
  function show(where, what) {
    while (where.firstChild) { where.removeChild(where.firstChild); }
    if (what) { where.appendChild(what); }
  }
  function grouped(amount) { return amount.replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ','); }

  function load(file, then, fail) {
    var script = document.createElement('script');
    script.src = root + 'data/' + file;
    script.onload = then;
    script.onerror = function () { fail(file); };
    document.getElementsByTagName('head')[0].appendChild(script);
  }
  function padded(number) { return ('0000' + number).slice(-Math.max(4, String(number).length)); }

  function refused(where, name, values) {
    var box = element('div', null, 'bad');
    add(box, element('h3', say('refused')), element('p', say.apply(null, [name].concat(values || []))));
    if (name !== 'shape' && name !== 'check' && name !== 'no_receipt_file') { add(box, element('p', say('what_to_do'))); }
    show(where, box);
    where.focus();
  }

  function rowTable(rows) {
    var table = element('table', null, 'row'), body = element('tbody');
    rows.forEach(function (row) {
      var cell = element('td', typeof row[1] === 'string' ? row[1] : null);
      if (typeof row[1] !== 'string') { add(cell, row[1]); }
      var heading = element('th', row[0]);
      heading.setAttribute('scope', 'row');
      add(body, add(element('tr'), heading, cell));
    });
    return add(table, body);
  }

  function giftRows(entry) {
    var event = entry.event, rows = [[say('number'), entry.seq], [say('date'), event.date]];
    if (entry.kind === 'goods_received') {
      rows.push([say('item'), event.item + ' ' + Number(event.quantity) + ' ' + event.unit]);
      if (event.value) { rows.push([say('value'), say('yuan', grouped(event.value))]); }
    } else {
      rows.push([say('amount'), say('yuan', grouped(event.amount))]);
      rows.push([say('means'), known.words.means[event.means] || event.means]);
    }
    var project = known.words.projects[event.project];
    rows.push([say('project'), event.project ? (project ? project[0] : event.project) : say('general_fund')]);
    rows.push([say('appeal'), known.words.appeals[event.appeal] || event.appeal]);
    rows.push([say('receipt'), event.receipt || say('no_receipt')]);
    return rows;
  }

  function placed(place) {
    var sheets = { late: 'sheet_late', goods_gifts: 'sheet_goods' };
    return say('placed', place[0], say(sheets[place[1]] || 'sheet_gifts'), place[2]);
  }
  /* Only a notice whose files are here is linked. */
  function noticeLink(notice) {
    var file = known.words.notices[notice];
    return file ? link(say('see_notice'), root + 'notices/' + file) : null;
  }

  /* What later entries changed of a gift, a sentence each. */
  function changesOf(changes) {
    return changes.map(function (change) { return say(change[1] === 'refund' ? 'refunded' : 'reversed', change[0], grouped(change[2])); });
  }

  /* What somebody came for: where it hangs, whether it stands, what it did. The page says it, the browser has not computed it. */
  function saidByThePage(proved) {
    var list = element('ul', null, 'answer'), event = proved.entry.event;
    if (proved.changes.length === 0) { add(list, element('li', say('unchanged'))); }
    changesOf(proved.changes).forEach(function (said) { add(list, element('li', said)); });
    var place = element('li', say('place') + ': ' + (proved.place ? placed(proved.place) : say('not_placed')) + ' ');
    var notice = proved.place && noticeLink(proved.place[0]);
    add(list, notice ? add(place, notice) : place);
    var project = known.words.projects[event.project];
    if (project) {
      var used = element('li', say('use_of_it') + ': ' + project[0] + ', ' + say('used', project[1], project[2], project[3], known.words.until) + ' ');
      add(list, add(used, link(say('see_project'), 'project-' + event.project + '.html')));
    }
    return list;
  }
  function headingOf(proved, signature) {
    function was(remedy) { return proved.changes.some(function (change) { return change[1] === remedy; }); }
    if (signature === false) { return ['bad', say('refused')]; }
    if (was('reversal')) { return ['changed', say('found_reversed')]; }
    return proved.changes.length ? ['changed', say('found_changed')] : ['good', say('found')];
  }
  function giftInShort(entry) {
    var event = entry.event;
    if (entry.kind === 'goods_received') { return event.item + ' ' + Number(event.quantity) + ' ' + event.unit; }
    return say('yuan', grouped(event.amount));
  }

  /* First the gift, where it hangs, whether it stands and what it did; then the groups to compare; the proof folded below. */
  function shown(where, proved, signature) {
    var heading = headingOf(proved, signature), box = element('div', null, heading[0]), head = proved.head;
    add(box, element('h3', heading[1]), element('p', proved.entry.event.date), element('b', giftInShort(proved.entry), 'gift'), saidByThePage(proved));
    if (proved.newer) { add(box, element('p', say('page_is_older', size() - 1))); }
    add(box, element('p', head.notice ? say('compare', head.notice) : say('compare_head')));
    add(box, element('b', groups(head.root), 'groups big'));
    var steps = element('ol'), said = 'signature_unknown';
    if (signature === true) { said = 'signature_holds'; }
    if (signature === false) { said = 'signature_fails'; }
    if (signature === false) { add(box, element('p', say(said))); }
    add(steps, element('li', say(proved.covered ? 'step_leaf' : 'step_line', proved.entry.seq, groups(proved.leaf))));
    add(steps, element('li', proved.covered ? say('step_way', proved.covered, proved.steps, head.size) : say('step_up', proved.steps, head.size)));
    add(steps, element('li', say(said, known.heads.fingerprint)));
    var folded = element('details');
    add(folded, element('summary', say('proof')), element('h4', say('your_gift')), rowTable(giftRows(proved.entry)));
    add(folded, element('h4', say('checked')), steps, element('p', say('page_says'), 'small'));
    show(where, add(box, folded));
    where.setAttribute('data-outcome', signature === false ? 'refused' : 'proved');
    where.focus();
  }

  /* Asks for the block of a number, proves what was brought, and shows the answer. */
  function answer(number, asked) {
    var where = document.getElementById('answer');
    function refuse(name, values) {
      refused(where, name, values);
      where.setAttribute('data-outcome', name);
    }
    function missing(file) { refuse('no_file', [file]); }
    where.removeAttribute('data-outcome');
    if (asked.wrong) { refuse(asked.wrong); return; }
    if (!known.heads) { missing('heads.js'); return; }
    if (!hashWorks()) { refuse('broken'); return; }
    var isHere = number < size();
    if (!isHere && !asked.head) { refuse('no_entry', [number, size() - 1]); return; }
    show(where, element('p', say('loading')));
    function go() {
      var proved = null;
      try { proved = asked.head ? proveReceipt(asked) : prove(asked); } catch (error) { refuse('broken'); return; }
      if (proved.wrong) { refuse(proved.wrong, proved.with); return; }
      signed(proved.head, function (signature) { shown(where, proved, signature); });
    }
    var block = Math.floor(number / known.heads.block);
    if (known.blocks[block] || !isHere) { go(); } else { load('proofs/' + padded(block) + '.js', go, missing); }
  }
  function lookUp(typed) {
    var code = readCode(typed);
    answer(code.number, code);
  }
  function lookInto(file) {
    var reader = new FileReader();
    reader.onload = function () {
      var receipt = readReceipt(String(reader.result)) || { wrong: 'no_receipt_file' };
      answer(receipt.number, receipt);
    };
    reader.readAsText(file);
  }

  /* As people write a day: 2026-10-21, 2026/10/21, 2026.10.21, with the Chinese words for year, month and day, 20261021. */
  function readDate(typed) {
    var text = typed.replace(/\s/g, '').replace(/[\uff10-\uff19]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 65248); });
    var parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) || /^(\d{4})[^0-9]+(\d{1,2})[^0-9]+(\d{1,2})[^0-9]*$/.exec(text);
    return parts && parts[1] + '-' + ('0' + parts[2]).slice(-2) + '-' + ('0' + parts[3]).slice(-2);
  }
  /* Whether a calendar has a day: 2026-13-03 and 2026-02-30 stand in none. */
  function isDay(date) {
    var parts = date.split('-'), day = new Date(Date.UTC(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2])));
    return day.getUTCMonth() === Number(parts[1]) - 1 && day.getUTCDate() === Number(parts[2]);
  }

  /* Without a slip: the place on the board. */

  function place() {
    var where = document.getElementById('places');
    var date = readDate(document.getElementById('date').value);
    var typed = document.getElementById('amount').value.replace(/[\s,\uff0c\u5143\u00a5\uffe5]/g, '');
    var name = document.getElementById('name').value.replace(/\s/g, '').charAt(0);
    function tell(key, value) { show(where, element('p', say(key, value))); where.focus(); }
    if (!date) { tell('wrong_date'); return; }
    if (!isDay(date)) { tell('no_day', date); return; }
    var amount = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed);
    if (!amount) { tell('wrong_amount'); return; }
    var wanted = String(Number(amount[1])) + '.' + ((amount[2] || '') + '00').slice(0, 2), month = date.slice(0, 7);
    if (!known.heads || known.heads.months.indexOf(month) < 0) { tell('no_month', month); return; }
    function go() {
      var given = known.rows[month].filter(function (row) { return row[0] === date && row[1] === wanted; });
      var found = given.filter(function (row) { return !name || !row[2] || row[2].charAt(0) === name; });
      if (found.length === 0) { tell(given.length === 0 ? 'no_row' : 'no_name'); return; }
      var list = element('ul'), many = found.length > MOST_ROWS;
      found.slice(0, MOST_ROWS).forEach(function (row) {
        var item = element('li', (row[2] || say('anonymous')) + ': ' + placed([row[3], row[4], row[5]]) + '; ' + say('number') + ' ' + row[6] + ' ');
        changesOf(row[7]).forEach(function (said) { add(item, element('b', said + ' ')); });
        var notice = noticeLink(row[3]);
        add(list, notice ? add(item, notice) : item);
      });
      show(where, add(element('div'), element('p', many ? say('many_rows', found.length, MOST_ROWS) : say('rows', found.length)), list));
      where.focus();
    }
    if (known.rows[month]) { go(); } else { load('rows/' + month + '.js', go, function (file) { tell('no_file', file); }); }
  }

  function submitted(form, then) {
    document.getElementById(form).onsubmit = function () { then(); return false; };
  }
  function fromAddress() {
    var code = decodeURIComponent(window.location.hash.slice(1));
    if (/^\d+-/.test(code)) {
      document.getElementById('code').value = code;
      lookUp(code);
    }
  }
  submitted('slip', function () { lookUp(document.getElementById('code').value); });
  submitted('place', place);
  var chosen = document.getElementById('receipt');
  chosen.onchange = function () {
    if (chosen.files && chosen.files[0]) { lookInto(chosen.files[0]); }
  };
  /* The data files stand below this one in the page. */
  window.onload = fromAddress;
  window.onhashchange = fromAddress;
}());

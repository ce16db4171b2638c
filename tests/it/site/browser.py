"""Drives headless Chromium over its debugging pipe: one JSON object a message, ended by a zero byte. Standard library only.

    python3 browser.py CHROMIUM < steps.json

Steps are a JSON list of objects, each done in order:
    {"open": URL}                 open a page and wait until it is loaded
    {"type": SELECTOR, "text": T} put the text into a field, as keys would
    {"click": SELECTOR}           click
    {"choose": SELECTOR, "file": FILE}   choose a file
    {"until": EXPRESSION}         wait until it is true
    {"say": EXPRESSION}           print the value as one line of JSON
    {"width": W, "height": H}     the size of the window
    {"shot": FILE}                a picture of the whole page
    {"pdf": FILE}                 the page as it prints
    {"plain": true}               take WebCrypto away before the next page, as an old telephone would
Every request the pages make that is no file of theirs (data: are the browser's own icons), and every error of a script, ends the run.
"""

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

LIMIT = 25.0


class OnItsWay(Exception):
    """A new page took the place of the one that was asked."""


class Browser:
    def __init__(self, chromium, profile):
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
                 "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--lang=zh-CN",
                 f"--user-data-dir={profile}", "about:blank"]
        # Chromium reads from 3 and writes to 4.
        script = f"exec \"$@\" 3<&{to_read} 4>&{from_write}"
        self.process = subprocess.Popen(["sh", "-c", script, "sh", chromium, *flags], pass_fds=(to_read, from_write),
                                        stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
        os.close(to_read)
        os.close(from_write)
        self.out, self.into = to_write, from_read
        self.buffer, self.number, self.events, self.asked = b"", 0, [], []
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.ask(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.into, 1 << 16)
            if not more:
                sys.exit("the browser went away")
            self.buffer += more
        one, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "navigated" in answer.get("error", {}).get("message", ""):
                    raise OnItsWay
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def note(self, event):
        method, params = event.get("method", ""), event.get("params", {})
        self.events.append(method)
        if method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            self.asked.append(url)
            if not url.startswith(("file:", "about:", "data:")):
                sys.exit(f"the page asked for {url}")
        if method == "Runtime.exceptionThrown":
            sys.exit(f"a script failed: {params['exceptionDetails']}")
        if method == "Log.entryAdded" and params["entry"]["source"] == "security":
            sys.exit(f"the policy was broken: {params['entry']['text']}")

    def value(self, expression):
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def holds(self, expression):
        try:
            return self.value(expression)
        except OnItsWay:
            return False

    def until(self, expression):
        since = time.monotonic()
        while not self.holds(expression):
            if time.monotonic() - since > LIMIT:
                sys.exit(f"never: {expression}\n" + self.value("document.body.innerText"))
            time.sleep(0.02)

    def open(self, url):
        # Only what follows # differs: that is no new page.
        same = self.value("location.href.split('#')[0]") == url.split("#")[0]
        self.value("window.wasHere = true")
        self.ask("Page.navigate", url=url)
        self.until(("true" if same else "!window.wasHere") + " && document.readyState === 'complete'")

    def step(self, step):
        if "open" in step:
            self.open(step["open"])
        elif "type" in step:
            field = f"document.querySelector({json.dumps(step['type'])})"
            self.value(f"{field}.focus(), {field}.value = ''")
            self.ask("Input.insertText", text=step["text"])
            if self.value(f"{field}.value") != step["text"]:
                self.value(f"{field}.value = {json.dumps(step['text'])}")  # a field for dates takes keys its own way
        elif "choose" in step:
            chosen = self.ask("Runtime.evaluate", expression=f"document.querySelector({json.dumps(step['choose'])})")
            self.ask("DOM.setFileInputFiles", files=[step["file"]], objectId=chosen["result"]["objectId"])
        elif "click" in step:
            place = self.value(f"(function () {{ var e = document.querySelector({json.dumps(step['click'])}); e.scrollIntoView({{block: 'center'}}); "
                               "var r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; }())")
            for kind in ["mousePressed", "mouseReleased"]:
                self.ask("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
        elif "press" in step:
            for kind in ["keyDown", "keyUp"]:
                self.ask("Input.dispatchKeyEvent", type=kind, key=step["press"], code=step["press"], windowsVirtualKeyCode=step.get("key", 0),
                         text=step.get("text", "") if kind == "keyDown" else "")
        elif "until" in step:
            self.until(step["until"])
        elif "say" in step:
            print(json.dumps(self.value(step["say"]), ensure_ascii=False), flush=True)
        elif "width" in step:
            self.ask("Emulation.setDeviceMetricsOverride", width=step["width"], height=step["height"], deviceScaleFactor=1, mobile=step["width"] < 600)
        elif "shot" in step:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
            picture = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
            with open(step["shot"], "wb") as file:
                file.write(base64.b64decode(picture))
        elif "pdf" in step:
            with open(step["pdf"], "wb") as file:
                file.write(base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]))
        elif "plain" in step:
            self.ask("Page.addScriptToEvaluateOnNewDocument", source="Object.defineProperty(window, 'crypto', {value: undefined});")
        else:
            sys.exit(f"no such step: {step}")

    def close(self):
        # Its own group, which it began: nobody else's browser.
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


def main():
    steps = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        browser = Browser(sys.argv[1], profile)
        try:
            for step in steps:
                browser.step(step)
        finally:
            browser.close()


main()

// While a recording is being written down: puts what is new on the page, and opens the transcript once it is there.

const EVERY = 4000;

setTimeout(look, EVERY);

async function look() {
  const list = document.getElementById("so-far");
  if (!list) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    const fresh = page.getElementById("so-far");
    if (!fresh) return location.reload();
    const lines = [...fresh.children];
    // Lines that stay are left alone, so that nobody loses their place.
    lines.forEach((line, place) => {
      const old = list.children[place];
      if (!old) list.append(document.adoptNode(line));
      else if (old.textContent !== line.textContent) old.replaceWith(document.adoptNode(line));
    });
    while (list.children.length > lines.length) list.lastElementChild.remove();
    const [percent, now] = [document.querySelector(".percent"), page.querySelector(".percent")];
    if (percent && now) percent.replaceWith(now);
  } catch {
    // The next look may find the server again.
  }
  setTimeout(look, EVERY);
}

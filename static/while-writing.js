// What is typed is checked while it is being written: after a pause it goes to the same check as the button's, which saves nothing, and
// what was found is put where the button's page would show it. Without this script the button does the same.
const pause = 700;

for (const place of document.querySelectorAll('[data-while-writing]')) whileWriting(place, place.closest('form'));

function whileWriting(place, form) {
  let waiting;
  let asking;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asking?.abort();
      asking = new AbortController();
      show(await found(place.dataset.whileWriting, form, asking.signal));
    }, pause);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    asking?.abort();
  });
}

/** The page with what was found; null where it was not to be had: then what stood there stays until the next pause. */
async function found(action, form, signal) {
  try {
    const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return null;
  }
}

/** The sum first and apart, since a screen reader reads that alone. */
function show(answered) {
  for (const id of ['checked-sum', 'checked-list']) {
    const [here, there] = [document.getElementById(id), answered?.getElementById(id)];
    if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
  }
}

// The details of the visit: what must be said before recording, what is kept with it, and what is wrong with them.

export class Details {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("[data-record-form]");
    this.blocked = JSON.parse(root.dataset.blocked);
    const { date } = this.form.elements;
    date.value ||= today();
    if (new URLSearchParams(location.search).get("manner") === "dictate") this.choose("dictation");
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.look();
  }

  get basis() {
    return this.form.elements.basis.value;
  }

  get answers() {
    return [...this.form.elements.person_answer].map((one) => one.value);
  }

  choose(basis) {
    this.form.elements.basis.value = basis;
  }

  changed(field) {
    if (field.name === "person_answer") {
      field.parentElement.querySelector("[name=person_asked]").value = field.value ? new Date().toISOString() : "";
    }
    if (field.name === "type" && field.value === this.root.dataset.dictated && !this.basis) this.choose("dictation");
    this.look();
  }

  // Shows what follows from what is chosen: dictation is a voice note, a blocked kind says why, a no means no.
  look() {
    const { type } = this.form.elements;
    const alone = this.basis === "dictation";
    if (alone && !type.value) type.value = this.root.dataset.dictated;
    if (!alone && type.value === this.root.dataset.dictated && this.basis) type.value = "";
    this.root.toggleAttribute("data-alone", alone);
    this.root.querySelector("[data-heading]").textContent = alone ? "Speak a note" : "Record a visit";
    show(this.root.querySelector("[data-why-not]"), this.blocked[type.value] ?? "");
    const no = this.answers.includes("no") && this.basis !== "public_task" && !alone;
    show(
      this.root.querySelector("[data-refused]"),
      no ? "Somebody said no, so don’t record. Write by hand, or speak a note afterwards when you are alone." : "",
    );
  }

  // What is missing before anything may be recorded, by field.
  missing() {
    const errors = {};
    const { type, note } = this.form.elements;
    if (!type.value) errors.type = "Choose the kind of visit.";
    if (this.blocked[type.value]) errors.type = this.blocked[type.value];
    if (!this.basis) errors.basis = "Say why it may be recorded.";
    if (this.basis === "public_task" && !note.value.trim()) errors.note = "Write on what basis it may be recorded.";
    if (this.basis === "agreed") {
      if (this.answers.includes("no")) errors.basis = "Somebody said no, so it may not be recorded as agreed.";
      else if (!this.yes().length) errors["answer-0"] = "Write who was asked, and choose Yes beside each who agreed.";
    }
    return errors;
  }

  yes() {
    const names = [...this.form.elements.person_name];
    return names.filter((name, row) => name.value.trim() && this.answers[row] === "yes");
  }

  // All fields as they are typed; the words read out go with it only where somebody was asked.
  typed() {
    const asked = this.basis !== "dictation" || this.answers.some(Boolean);
    return [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && (asked || name !== "notice"));
  }

  fill(typed) {
    const seen = {};
    for (const [name, value] of typed) {
      const found = this.form.elements[name];
      if (!found || name === "notice") continue;
      if (name === "basis") found.value = value;
      else if (found instanceof RadioNodeList) found[(seen[name] = (seen[name] ?? -1) + 1)].value = value;
      else found.value = value;
    }
    this.look();
  }

  // Shows what is wrong at the top and beside each field, and moves there.
  tell(errors) {
    this.root.querySelectorAll("[data-told]").forEach((one) => one.remove());
    this.root.querySelectorAll("[data-wrong]").forEach((field) => {
      field.removeAttribute("aria-describedby");
      field.removeAttribute("data-wrong");
    });
    const place = this.root.querySelector("[data-errors]");
    place.replaceChildren();
    if (!Object.keys(errors).length) return;
    const list = Object.entries(errors).map(() => "<li><a></a></li>").join("");
    place.innerHTML = `<div class="govuk-error-summary" tabindex="-1"><div role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${list}</ul></div></div></div>`;
    Object.entries(errors).forEach(([name, sentence], row) => {
      const link = place.querySelectorAll("a")[row];
      const field = document.getElementById(name);
      link.textContent = sentence;
      link.href = field ? `#${name}` : "#main-content";
      if (field) this.beside(field, sentence);
    });
    place.firstElementChild.focus();
  }

  beside(field, sentence) {
    const words = document.createElement("p");
    words.className = "govuk-error-message";
    words.id = `${field.id}-error`;
    words.dataset.told = "";
    words.textContent = sentence;
    if (field.tagName === "FIELDSET") field.querySelector("legend").after(words);
    else field.before(words);
    field.closest("details")?.setAttribute("open", "");
    field.setAttribute("aria-describedby", words.id);
    field.dataset.wrong = "";
  }
}

export function show(place, sentence) {
  place.hidden = !sentence;
  place.textContent = sentence;
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// Copying happens here and not over the circuit: a browser allows it only while it handles the click itself.
export function start() {
    document.addEventListener("click", copy);
    document.addEventListener("keydown", moveBetweenRows);
    // The circuit stands: whatever is clicked from now on is heard.
    document.documentElement.dataset.ready = "";
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

async function copy(event) {
    const control = event.target.closest("[data-copy]");
    if (!control) {
        return;
    }

    await navigator.clipboard.writeText(control.dataset.copy);
    control.classList.add("copied");
    const status = document.querySelector("[data-copied]");
    status.textContent = status.dataset.copied;
    setTimeout(() => {
        control.classList.remove("copied");
        status.textContent = "";
    }, 1500);
}

function moveBetweenRows(event) {
    const row = event.target.closest?.("tr[data-opens]");
    const next = row && { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (next) {
        event.preventDefault();
        next.focus();
    }
}

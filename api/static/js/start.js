// Says before the page is drawn that scripts run here, so that nothing jumps.
document.documentElement.classList.add("js-on");

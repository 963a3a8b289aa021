// Takes the reader to what is wrong, where the browser does not honour autofocus on a region.
const summary = document.querySelector<HTMLElement>('[data-problem]');
if (summary && document.activeElement !== summary) summary.focus();

// Starts what scripts add to pages that work without them.
import { initAll } from "../govuk-frontend-6.3.0.min.js";
import { startChecking } from "./check.js";
import { startCopying } from "./copy.js";
import "./document.js";
import { startListening } from "./listen.js";
import { startNote } from "./note.js";
import { startSwapping } from "./swap.js";
import { startUpload } from "./upload.js";

// The components look for this class, and modules run before the page says that it is ready.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
startSwapping();
startListening();
startNote();
startUpload();
startCopying();
startChecking();

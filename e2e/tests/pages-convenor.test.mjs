// Every page that a convenor meets.

import { everyPage } from "../every-page.mjs";

everyPage("convenor");

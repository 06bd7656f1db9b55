// Every page that a member meets.

import { everyPage } from "../every-page.mjs";

everyPage("member");

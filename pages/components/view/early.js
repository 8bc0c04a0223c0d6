// What stands in the first paint works before the framework is up (view.js).
import { early } from "./view.js";

early();

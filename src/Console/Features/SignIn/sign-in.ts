import { HubConnectionBuilder } from "@microsoft/signalr";

document.documentElement.dataset.script = typeof HubConnectionBuilder;

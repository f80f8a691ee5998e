// The line to the server. It reconnects for ever, with jitter, and says when it was lost and when it is back.
import { HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";

export interface TicketView {
  state: "Issued" | "Scanned" | "Approved" | "Redeemed" | "Denied" | "Expired" | "Replaced" | "Abandoned";
  expiresIn: number;
  nickname: string | null;
  avatar: string | null;
  /** What is to be typed on the phone. */
  number: number | null;
}

export interface SignInHubEvents {
  changed(): void;
  lost(): void;
  back(): void;
}

/** Longest pause between two tries, before jitter: a page is back within three seconds, and thousands come one after the other. */
const maxPause = 1500;

/** A nudge can get lost between two servers; this often the page looks by itself. */
const lookEvery = 20_000;

const pause = (attempt: number): number => Math.min(maxPause, 200 * 2 ** attempt) * (0.5 + Math.random());

export class SignInHub {
  readonly #connection;
  readonly #events: SignInHubEvents;
  #started: Promise<void> | undefined;

  constructor(url: string, events: SignInHubEvents) {
    this.#events = events;
    this.#connection = new HubConnectionBuilder()
      .withUrl(url)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => pause(retry.previousRetryCount) })
      .withServerTimeout(12_000)
      .configureLogging(LogLevel.None)
      .build();
    this.#connection.on("Changed", () => events.changed());
    this.#connection.onreconnecting(() => events.lost());
    this.#connection.onreconnected(() => events.back());
  }

  /** Connects, however long it takes. */
  start(): Promise<void> {
    return (this.#started ??= this.#connect());
  }

  /** Watches a ticket and tells how it stands; null where it is not this browser's. */
  async watch(ticket: string): Promise<TicketView | null> {
    await this.start();
    return this.#connection.invoke<TicketView | null>("Watch", ticket);
  }

  async stop(): Promise<void> {
    await this.#connection.stop();
  }

  async #connect(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#connection.start();
        setInterval(() => this.#connection.state === HubConnectionState.Connected && this.#events.changed(), lookEvery * (0.8 + 0.4 * Math.random()));
        if (attempt > 0) this.#events.back();
        return;
      } catch {
        this.#events.lost();
        await new Promise((resolve) => setTimeout(resolve, pause(attempt)));
      }
    }
  }
}

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { NotOpen } from "./app/NotOpen";
import { begin } from "./app/session";
import { applyTheme } from "./app/theme";
import { keepInStep } from "./log/clip";
import { listen } from "./sync/events";
import { resume, shows } from "./sync/outbox";
import "./ui/tokens.css";

const root = createRoot(document.getElementById("app") as HTMLElement);

async function start(): Promise<void> {
  try {
    await resume();
    const { project } = await begin();
    shows(project.newest);
    keepInStep(project.author);
    listen(project.newest);
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  } catch (error) {
    root.render(<NotOpen error={error as Error} again={() => void start()} />);
  }
}

applyTheme();
void start();

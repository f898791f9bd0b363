import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../src/shotlog/server/built",
    emptyOutDir: true,
    // The server's policy allows no `data:` addresses, so nothing is put into the files that use it.
    assetsInlineLimit: 0,
    target: "es2023",
  },
});

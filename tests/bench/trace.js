// When the browser was busy for long (over 50 ms), when something was sent over the web socket, and when something came.

window.__trace = { busy: [], sent: [], came: [] };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.__trace.busy.push([task.startTime, task.duration]);
}).observe({ type: "longtask", buffered: true });
window.WebSocket = class extends window.WebSocket {
  constructor(...arguments_) {
    super(...arguments_);
    this.addEventListener("message", () => window.__trace.came.push(performance.now()));
  }

  send(data) {
    window.__trace.sent.push(performance.now());
    super.send(data);
  }
};

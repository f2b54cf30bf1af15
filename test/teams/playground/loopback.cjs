// Preloaded into the Agents Playground, which else listens on every interface of the machine.
const { Server } = require('node:net')

const { listen } = Server.prototype

Server.prototype.listen = function (...args) {
  const [first, ...rest] = args
  if (typeof first === 'object' && first !== null) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  const callback = args.find(arg => typeof arg === 'function')
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...(callback ? [callback] : []))
}

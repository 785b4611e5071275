/** The HTTP library, in a file of its own that only a command that asks the network loads. */
export { Agent, ProxyAgent, request } from 'undici';

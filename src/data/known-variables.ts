/**
 * Variables that are read, or set, by something that is not in a project's code: the system, runtimes, servers, tools,
 * libraries, images. From their own documentation (as of 2026-11); a name that is missing here costs a false alarm, so
 * whole families are named where one is known.
 */

/** Day on which the tables were compiled. */
export const KNOWN_VARIABLES_AS_OF = '2026-11-27';

/** Set by the system, a shell, a CI service, a platform or a test runner: code may read them though nothing here sets them. */
const GIVEN =
  /^(?:PATH|HOME|USER|USERNAME|LOGNAME|PWD|OLDPWD|SHELL|TERM|TERM_\w+|LANG|LANGUAGE|LC_\w+|TZ|TMP|TEMP|TMPDIR|HOSTNAME|HOSTTYPE|OSTYPE|DISPLAY|EDITOR|VISUAL|PAGER|BROWSER|COLUMNS|LINES|UID|EUID|GID|RANDOM|SECONDS|IFS|SHLVL|PPID|BASH\w*|ZSH\w*|PS1|OS|ARCH|OSTYPE|MACHTYPE|COLORTERM|NO_COLOR|FORCE_COLOR|CLICOLOR\w*|APPDATA|LOCALAPPDATA|PROGRAMFILES\w*|PROGRAMDATA|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|HOMEDRIVE|HOMEPATH|PROCESSOR_\w+|NUMBER_OF_PROCESSORS|MSYSTEM|WSL_\w+|XDG_\w+|DBUS_\w+|WAYLAND_\w+|SSH_\w+|SUDO_\w+|INVOCATION_ID|JOURNAL_STREAM|NOTIFY_SOCKET|LISTEN_(?:FDS|PID)|CREDENTIALS_DIRECTORY|RUNTIME_DIRECTORY|CI|CI_\w+|CONTINUOUS_INTEGRATION|BUILD_(?:NUMBER|ID|URL)|JENKINS_\w+|GITHUB_\w+|RUNNER_\w+|ACTIONS_\w+|GITLAB_\w+|CIRCLE\w*|TRAVIS\w*|BUILDKITE\w*|TEAMCITY_\w+|TF_BUILD|BITBUCKET_\w+|DRONE\w*|CODESPACE\w*|GITPOD_\w+|CODEBUILD_\w+|NETLIFY\w*|VERCEL\w*|NOW_\w+|RAILWAY_\w+|RENDER\w*|FLY_\w+|HEROKU_\w+|DYNO|K_SERVICE|K_REVISION|K_CONFIGURATION|CLOUD_RUN_\w+|GAE_\w+|FUNCTION_\w+|FUNCTIONS_\w+|WEBSITE_\w+|APPSETTING_\w+|AWS_LAMBDA_\w+|AWS_EXECUTION_ENV|AWS_CONTAINER_\w+|ECS_\w+|LAMBDA_\w+|KUBERNETES_\w+|NOMAD_\w+|COLAB_\w+|SPACE_ID|SPACE_\w+|SYSTEM|KAGGLE_\w+|DATABRICKS_RUNTIME_VERSION|PYTEST_\w+|JEST_WORKER_ID|VITEST\w*|NODE_TEST_\w+|PLAYWRIGHT_\w+|PW_\w+|COVERAGE_\w+|TOX_\w+|NOX_\w+|VIRTUAL_ENV\w*|CONDA_\w+|PYENV_\w+|NVM_\w+|ASDF_\w+|npm_\w+|NODE_ENV|NODE_CHANNEL_FD|NEXT_RUNTIME|NEXT_PHASE|ELECTRON_\w+|RANK|LOCAL_RANK|WORLD_SIZE|LOCAL_WORLD_SIZE|NODE_RANK|GROUP_RANK|MASTER_ADDR|MASTER_PORT|TORCHELASTIC_\w+|OMPI_\w+|PMI_\w+|SLURM_\w+|PBS_\w+|LSB_\w+|CUDA_\w+|HIP_\w+|ROCR_\w+|ROCM_\w+|NVIDIA_\w+|SERVER_SOFTWARE|GATEWAY_INTERFACE|REQUEST_METHOD|QUERY_STRING|RUN_MAIN|WERKZEUG_\w+|__\w+)$/i;

/** Read by the system, a runtime, a server, a tool of the build, or a library of such wide use that its name is not asked for. */
const READ =
  /^(?:PATH|HOME|USER|TZ|LANG|LANGUAGE|LC_\w+|TERM|TMPDIR|LD_\w+|DYLD_\w+|MALLOC_\w+|GLIBC_\w+|GOMAXPROCS|GOGC|GO[A-Z]+|GODEBUG|RUST_\w+|RUSTFLAGS|CARGO_\w+|JAVA_\w+|JDK_\w+|MAVEN_\w+|GRADLE_\w+|JVM_\w+|CATALINA_\w+|DOTNET_\w+|ASPNETCORE_\w+|NUGET_\w+|RAILS_\w+|RACK_\w+|BUNDLE_\w+|GEM_\w+|RUBY\w*|PHP_\w+|COMPOSER_\w+|PERL\w+|PYTHON\w*|PIP_\w+|PIPENV_\w+|POETRY_\w+|UV_\w+|PDM_\w+|HATCH_\w+|CONDA_\w+|MAMBA_\w+|VIRTUAL_ENV|NODE_\w+|NPM_\w+|YARN_\w+|PNPM_\w+|COREPACK_\w+|BUN_\w+|DENO_\w+|TURBO_\w+|NX_\w+|TS_NODE_\w+|NEXT_TELEMETRY_\w+|GENERATE_SOURCEMAP|CHOKIDAR_\w+|WATCHPACK_\w+|FAST_REFRESH|WDS_\w+|BROWSER|HTTP_PROXY|HTTPS_PROXY|ALL_PROXY|FTP_PROXY|NO_PROXY|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS|OPENSSL_\w+|OMP_\w+|MKL_\w+|OPENBLAS_\w+|NUMEXPR_\w+|KMP_\w+|CUDA_\w+|CUBLAS_\w+|NCCL_\w+|NVIDIA_\w+|HIP_\w+|HSA_\w+|ROC\w+_\w+|PYTORCH_\w+|TORCH_\w+|TF_\w+|XLA_\w+|TOKENIZERS_PARALLELISM|MPL\w+|NLTK_DATA|OTEL_\w+|COMPOSE_\w+|DOCKER_\w+|BUILDKIT_\w+|BUILDX_\w+|PODMAN_\w+|DEBIAN_FRONTEND|DEBCONF_\w+|APT_\w+|GUNICORN_\w+|WEB_CONCURRENCY|UVICORN_\w+|HYPERCORN_\w+|GRANIAN_\w+|FORWARDED_ALLOW_IPS|UWSGI_\w+|FLASK_\w+|QUART_\w+|DJANGO_SETTINGS_MODULE|DJANGO_SUPERUSER_\w+|DJANGO_ALLOW_ASYNC_UNSAFE|SENTRY_\w+|DD_\w+|NEW_RELIC_\w+|ELASTIC_APM_\w+|PROMETHEUS_MULTIPROC_DIR|PGHOST|PGPORT|PGUSER|PGPASSWORD|PGPASSFILE|PGDATABASE|PGSSL\w+|PGOPTIONS|PGSERVICE\w*|PGAPPNAME|PGCONNECT_TIMEOUT|PGDATA|MYSQL_PWD|REDISCLI_AUTH|GIT_\w+|SSH_\w+|GPG_\w+|KUBECONFIG|KUBE_\w+|HELM_\w+|TF_VAR_\w+|ANSIBLE_\w+|VAULT_\w+|DOPPLER_\w+|INFISICAL_\w+|SOPS_\w+|CF_\w+|CLOUDFLARE_\w+|TUNNEL_TOKEN|NGROK_\w+|AWS_\w+|AZURE_\w+|GOOGLE_APPLICATION_CREDENTIALS|GOOGLE_CLOUD_\w+|GCLOUD_\w+|CLOUDSDK_\w+|BOTO_\w+|DIGITALOCEAN_\w+|HCLOUD_\w+|TS_AUTHKEY|TS_\w+|PUID|PGID|UMASK|S6_\w+|EDITOR|DO_NOT_TRACK|CI|FORCE_COLOR|NO_COLOR)$/i;

/** Families of variables that a library reads itself, with the packages (npm or PyPI) of which one must be there. */
const LIBRARIES: readonly (readonly [packages: RegExp, names: RegExp])[] = [
  [/openai|langchain|llama[-_]index|litellm|autogen|crewai|instructor|guidance|dspy|semantic[-_]kernel|pydantic[-_]ai|aider|mem0/, /^(?:OPENAI|AZURE_OPENAI)_\w+$/],
  [/anthropic|langchain|litellm|llama[-_]index|pydantic[-_]ai|^ai$/, /^ANTHROPIC_\w+$/],
  [/google|gemini|genai|langchain|litellm|vertex|^ai$|llama[-_]index/, /^(?:GOOGLE|GEMINI|VERTEX\w*)_\w+$/],
  [/mistral|langchain|litellm|^ai$|llama[-_]index/, /^MISTRAL_\w+$/],
  [/groq|langchain|litellm|^ai$|llama[-_]index/, /^GROQ_\w+$/],
  [/deepseek|langchain|litellm|^ai$/, /^DEEPSEEK_\w+$/],
  [/openrouter|litellm|^ai$/, /^OPEN_?ROUTER_\w+$/],
  [/huggingface|transformers|datasets|diffusers|sentence[-_]transformers|langchain|litellm|gradio|llama[-_]index/, /^(?:HF_\w+|HUGGING_?FACE\w*|TRANSFORMERS_\w+|SENTENCE_TRANSFORMERS_\w+|DIFFUSERS_\w+)$/],
  [/ollama|langchain|litellm|llama[-_]index/, /^OLLAMA_\w+$/],
  [/cohere|langchain|litellm/, /^(?:COHERE|CO)_\w+$/],
  [/langchain|langsmith|langgraph/, /^(?:LANGCHAIN|LANGSMITH|LANGGRAPH)_\w+$/],
  [/langfuse/, /^LANGFUSE_\w+$/],
  [/litellm/, /^(?:LITELLM\w*|[A-Z0-9]+_API_(?:KEY|BASE))$/],
  [/tavily|langchain|gpt[-_]researcher/, /^TAVILY_\w+$/],
  [/langchain|serpapi|google[-_]search/, /^(?:SERP\w*|SERPER|BING|SEARX\w*|BRAVE|EXA|JINA|FIRECRAWL|WOLFRAM\w*)_\w+$/],
  [/pinecone|langchain/, /^PINECONE_\w+$/],
  [/weaviate/, /^WEAVIATE_\w+$/],
  [/qdrant/, /^QDRANT_\w+$/],
  [/chroma/, /^(?:CHROMA|ANONYMIZED_TELEMETRY|ALLOW_RESET|IS_PERSISTENT|PERSIST_DIRECTORY)\w*$/],
  [/replicate/, /^REPLICATE_\w+$/],
  [/elevenlabs/, /^ELEVEN\w*_\w+$/],
  [/wandb/, /^WANDB_\w+$/],
  [/mlflow/, /^MLFLOW_\w+$/],
  [/gradio/, /^GRADIO_\w+$/],
  [/streamlit/, /^STREAMLIT_\w+$/],
  [/chainlit/, /^CHAINLIT_\w+|^LITERAL_\w+$/],
  [/celery/, /^(?:CELERY|C_FORCE_ROOT|FLOWER)\w*$/],
  [/flower/, /^FLOWER_\w+$/],
  [/airflow/, /^AIRFLOW_\w+$/],
  [/prefect/, /^PREFECT_\w+$/],
  [/superset/, /^SUPERSET_\w+$/],
  [/jupyter/, /^JUPYTER\w*$/],
  [/^ray$/, /^RAY_\w+$/],
  [/spark/, /^(?:PY)?SPARK_\w+$/],
  [/dagster/, /^DAGSTER_\w+$/],
  [/^dbt/, /^DBT_\w+$/],
  [/supabase/, /^(?:NEXT_PUBLIC_)?SUPABASE_\w+$/],
  [/prisma/, /^(?:PRISMA_\w+|DATABASE_URL|DIRECT_URL|SHADOW_DATABASE_URL)$/],
  [/next-auth|authjs|auth\/core/, /^(?:NEXTAUTH|AUTH)_\w+$/],
  [/^nuxt/, /^NUXT_\w+$|^NITRO_\w+$/],
  [/^next$/, /^(?:NEXT_\w+|PORT|HOSTNAME|__NEXT_\w+)$/],
  [/^vite$|astro|svelte|remix/, /^(?:VITE_\w+|ASTRO_\w+|PUBLIC_\w+|ORIGIN|HOST|PORT|BODY_SIZE_LIMIT|PROTOCOL_HEADER|HOST_HEADER|ADDRESS_HEADER)$/],
  [/react-scripts/, /^(?:REACT_APP_\w+|PORT|HOST|HTTPS|PUBLIC_URL|BUILD_PATH|SKIP_PREFLIGHT_CHECK|INLINE_RUNTIME_CHUNK|ESLINT_\w+|DISABLE_\w+|IMAGE_INLINE_SIZE_LIMIT|TSC_\w+)$/],
  [/vue\/cli/, /^VUE_APP_\w+$/],
  [/expo/, /^EXPO_\w+$/],
  [/strapi/, /^STRAPI_\w+$/],
  [/clerk/, /^(?:NEXT_PUBLIC_)?CLERK_\w+$/],
  [/posthog/, /^POSTHOG_\w+$/],
  [/stripe/, /^STRIPE_\w+$/],
  [/twilio/, /^TWILIO_\w+$/],
  [/sendgrid/, /^SENDGRID_\w+$/],
  [/resend/, /^RESEND_\w+$/],
  [/upstash/, /^UPSTASH_\w+$|^KV_\w+$/],
  [/vercel/, /^(?:KV|BLOB|EDGE_CONFIG|POSTGRES)_?\w*$/],
  [/cloudinary/, /^CLOUDINARY_\w+$/],
  [/^pg$|postgres|psycopg|asyncpg|sequelize|knex|typeorm/, /^PG[A-Z]+$/],
  [/^debug$/, /^DEBUG(?:_\w+)?$/],
  [/discord/, /^DISCORD_TOKEN$/],
  [/slack/, /^SLACK_(?:BOT_TOKEN|APP_TOKEN|SIGNING_SECRET|CLIENT_\w+)$/],
  [/fastapi[-_]cli|^fastapi/, /^FASTAPI_\w+$/],
  [/django[-_]environ/, /^READ_DOT_ENV_FILE$/],
];

/** Packages that read variables whose names no code spells out: of what they might read, nothing is said. */
const OPEN =
  /^(?:dynaconf|airflow|apache[-_]airflow|goodconf|configargparse|typed[-_]config|superset|apache[-_]superset|prefect|vllm|open[-_]webui)$/;

/** What images read that projects run as they are; `names` of the short name of the image. */
const IMAGES: readonly (readonly [image: RegExp, names: RegExp])[] = [
  [/(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb(?:-ha)?|supabase\/postgres)(?:$|\/)|pgvector/, /^(?:POSTGRES\w*|PG\w+|POSTGRESQL_\w+|TS_TUNE_\w+|NO_TS_TUNE|TZ|LANG|LC_\w+)$/],
  [/(?:^|\/)(?:mysql|mariadb|percona|mysql-server)$/, /^(?:MYSQL|MARIADB)_\w+$|^TZ$/],
  [/(?:^|\/)(?:mongo|mongodb|mongodb-community-server)$/, /^(?:MONGO|MONGODB)_\w+$/],
  [/(?:^|\/)mongo-express$/, /^ME_CONFIG_\w+$/],
  [/(?:^|\/)(?:redis|valkey|keydb|dragonfly|redis-stack(?:-server)?)$/, /^(?:REDIS|VALKEY|ALLOW_EMPTY_PASSWORD|DFLY|MASTER_)\w*$/],
  [/redis-?commander/, /^REDIS_\w+$|^HTTP_\w+$/],
  [/(?:^|\/)rabbitmq$/, /^RABBITMQ_\w+$/],
  [/(?:^|\/)(?:nginx|nginx-unprivileged|openresty)$/, /^NGINX_\w+$/],
  [/(?:^|\/)caddy$/, /^(?:CADDY|XDG)_\w+$/],
  [/(?:^|\/)traefik$/, /^TRAEFIK_\w+$|^CF_\w+$/],
  [/grafana\/(?:grafana|grafana-oss|grafana-enterprise)$/, /^GF_\w+$/],
  [/grafana\//, /^GF_\w+$|^JAEGER_\w+$/],
  [/prometheus|alertmanager|node-exporter|cadvisor|blackbox/, /^NO_NAMES$/],
  [/postgres[-_]exporter/, /^(?:DATA_SOURCE|PG_EXPORTER)_\w+$/],
  [/redis_exporter/, /^REDIS_\w+$/],
  [/pgadmin/, /^(?:PGADMIN|GUNICORN)_\w+$/],
  [/(?:^|\/)adminer$/, /^ADMINER_\w+$/],
  [/minio/, /^(?:MINIO|MC)_\w+$/],
  [/elasticsearch|opensearch|kibana/, /^(?:ES|ELASTIC\w*|OPENSEARCH|DISABLE|KIBANA|SERVER|XPACK)_\w+$|^[a-z][\w.]+$/],
  [/clickhouse/, /^CLICKHOUSE_\w+$/],
  [/qdrant/, /^QDRANT_\w+$/],
  [/chroma/, /^(?:CHROMA|ANONYMIZED|ALLOW|IS_PERSISTENT|PERSIST)\w*$/],
  [/weaviate/, /^[A-Z][A-Z0-9_]+$/],
  [/milvus|etcd/, /^(?:ETCD|MINIO|MILVUS|COMMON)\w*$/],
  [/ollama/, /^OLLAMA_\w+$/],
  [/neo4j/, /^NEO4J_\w+$/],
  [/meilisearch/, /^MEILI_\w+$/],
  [/typesense/, /^TYPESENSE_\w+$/],
  [/mailhog|mailpit|maildev/, /^(?:MH|MP|MAILDEV)_\w+$/],
  [/certbot/, /^CERTBOT_\w+$/],
  [/cloudflared/, /^TUNNEL_\w+$/],
  [/watchtower/, /^WATCHTOWER_\w+$/],
];

/** Whether the system, a platform or a tool sets the variable by itself. */
export function isGivenBySystem(name: string): boolean {
  return GIVEN.test(name);
}

/** Whether the system, a runtime, a server or a tool reads the variable by itself. */
export function isReadBySystem(name: string): boolean {
  return READ.test(name) || GIVEN.test(name);
}

/**
 * Whether a library of the project reads the variable by itself.
 * @param packages names of packages, lower case; undefined where they are not known: then any may be there
 */
export function isReadByLibrary(name: string, packages: ReadonlySet<string> | undefined): boolean {
  return LIBRARIES.some(
    ([known, names]) =>
      names.test(name) && (packages === undefined || [...packages].some((one) => known.test(one))),
  );
}

/** A package of the project that reads variables whose names no code spells out. */
export function findOpenReader(packages: ReadonlySet<string> | undefined): string | undefined {
  return packages && [...packages].find((one) => OPEN.test(one));
}

/**
 * Whether an image reads a variable.
 * @param image short name, as `parseImageName` gives it
 * @returns undefined for an image that is not known
 */
export function isReadByImage(image: string, name: string): boolean | undefined {
  const row = IMAGES.find(([known]) => known.test(image));
  return row === undefined ? undefined : row[1].test(name);
}

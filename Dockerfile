# Gateway, API and console on servers of their own (PostgreSQL, InfluxDB). The embedded PostgreSQL is left out.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /muster
COPY package.json package-lock.json ./
# The image has its own Node; no package needs a script of its own.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && cd node_modules \
  # Servers bring their own PostgreSQL; what the console is made of stands in dist/console.
  && find @fontsource -type f -name '*.woff*' ! -name '*-400-normal.woff' -delete \
  && rm -rf embedded-postgres @embedded-postgres antd @ant-design @rc-component echarts zrender maplibre-gl @maplibre @tanstack .cache

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production MUSTER_DATA_DIR=/data MUSTER_HOST=0.0.0.0
WORKDIR /muster
COPY --from=build /muster/package.json ./
COPY --from=build /muster/node_modules ./node_modules
COPY --from=build /muster/libs/database/migrations ./libs/database/migrations
COPY --from=build /muster/dist ./dist
# Volumes take over the owner of what they are mounted on.
RUN mkdir /data /shared && chown node:node /data /shared
USER node
VOLUME ["/data"]
EXPOSE 1883 3000
CMD ["node", "--enable-source-maps", "dist/apps/muster/src/api-main.js"]

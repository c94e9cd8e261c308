#!/usr/bin/env bash
# A throw-away Prometheus with an Alertmanager on loopback, for the tests of servers/prometheus-metrics.
# Debian: prometheus prometheus-alertmanager curl.
#   prometheus.sh start FOLDER [PORT] [ALERTMANAGER_PORT]   prints the variables to export
#   prometheus.sh stop FOLDER
set -euo pipefail
command=${1:?start or stop}
folder=${2:?folder for data, logs and pids}

if [ "$command" = stop ]; then
  for name in prometheus alertmanager; do
    [ -f "$folder/$name.pid" ] && kill "$(cat "$folder/$name.pid")" 2>/dev/null || true
    rm -f "$folder/$name.pid"
  done
  exit 0
fi

port=${3:-19090}
alertmanager=${4:-19093}
mkdir -p "$folder"/{data,alertmanager,rules}
folder=$(cd "$folder" && pwd)

cat > "$folder/prometheus.yml" <<C
global:
  scrape_interval: 1s
  evaluation_interval: 1s
rule_files: ['$folder/rules/*.yml']
alerting:
  alertmanagers:
    - static_configs: [{ targets: ['127.0.0.1:$alertmanager'] }]
scrape_configs:
  - job_name: prometheus
    static_configs: [{ targets: ['127.0.0.1:$port'] }]
  - job_name: absent
    static_configs: [{ targets: ['127.0.0.1:1'] }]
  - job_name: dropped
    static_configs: [{ targets: ['127.0.0.1:2'] }]
    relabel_configs: [{ action: drop, source_labels: [__address__], regex: '.*' }]
C
cat > "$folder/alertmanager.yml" <<C
route: { receiver: nobody, group_wait: 1s }
receivers: [{ name: nobody }]
C

prometheus-alertmanager --config.file="$folder/alertmanager.yml" --storage.path="$folder/alertmanager" \
  --web.listen-address="127.0.0.1:$alertmanager" --cluster.listen-address= > "$folder/alertmanager.log" 2>&1 &
echo $! > "$folder/alertmanager.pid"
# After a reload the Alertmanager is found again only some seconds later: what fired meanwhile is sent again soon.
prometheus --rules.alert.resend-delay=1s --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/data" \
  --web.listen-address="127.0.0.1:$port" --web.enable-lifecycle > "$folder/prometheus.log" 2>&1 &
echo $! > "$folder/prometheus.pid"

for _ in $(seq 60); do
  if curl -sf -o /dev/null "http://127.0.0.1:$port/-/ready" &&
    curl -sf -o /dev/null "http://127.0.0.1:$alertmanager/-/ready"; then
    echo "export PATCHBAY_TEST_PROMETHEUS=http://127.0.0.1:$port"
    echo "export PATCHBAY_TEST_ALERTMANAGER=http://127.0.0.1:$alertmanager"
    exit 0
  fi
  sleep 0.5
done
echo "not ready after 30 s; see $folder/*.log" >&2
"$0" stop "$folder"
exit 1

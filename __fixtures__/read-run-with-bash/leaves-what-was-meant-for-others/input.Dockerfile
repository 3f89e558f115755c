FROM debian:12
RUN cat > /usr/local/bin/list <<'END'
#!/bin/bash
names=(one two)
echo "${names[@]//o/0}" <<< x
END
RUN find / -xdev -name '*.{a,b}' -exec echo {} \; && awk '{print $1}' /etc/passwd
RUN echo "[[ a ]] <(b) ${HOME:-/root} ${HOME%/} $(( 1 + 2 ))"
RUN grep -q "[[:space:]]" /etc/passwd && f() { true; } && f

FROM debian:12 AS login
SHELL ["/bin/bash", "--login", "-c"]
CMD nvm use 20 && node server.js

FROM debian:12 AS read
ENV BASH_ENV=/root/.env
SHELL ["/bin/bash", "-c"]
CMD node server.js

FROM debian:12
SHELL ["conda", "run", "-n", "app", "/bin/bash", "-c"]
CMD python app.py

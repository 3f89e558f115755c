#!/bin/sh
# not #!/bin/bash
exec "$@"

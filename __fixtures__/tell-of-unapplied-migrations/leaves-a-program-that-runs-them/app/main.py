from alembic import command, config

command.upgrade(config.Config("alembic.ini"), "head")
